import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { MisuseError, UserError } from './errors.ts';

/**
 * Does work in a process of its own: beside others, and with memory that is free again as a whole when it
 * ends.
 *
 * @param module calls `answerParent`
 * @param order plain data
 * @param stop ends the process before it is done, whose work then counts as failed
 * @throws what the work throws
 */
export async function askProcess<Order, Result>(module: URL, order: Order, stop?: AbortSignal): Promise<Result> {
  const child = fork(fileURLToPath(module), { serialization: 'advanced', execArgv: [...process.execArgv, ...smallNursery] });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const answered = new Promise<Result>((resolve, reject) => {
    child.once('message', (message: Message<Result>) => {
      if ('result' in message) resolve(message.result);
      else reject(errorOf(message));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`The process ${module.pathname} has ended with ${signal ?? code}.`)));
  });
  stop?.addEventListener('abort', () => child.kill());
  child.send(order as object);
  try {
    return await answered;
  } finally {
    child.kill();
    // Until then it has its memory.
    await ended;
  }
}

/** V8 keeps up to three times this for objects that it has just made: by default a hundred megabytes, which save no time here. */
const smallNursery = ['--max-semi-space-size=16'];

/** The child's half of `askProcess`: does the work that its parent orders, and ends. */
export function answerParent<Order, Result>(work: (order: Order) => Promise<Result>): void {
  saveMemory();
  process.once('message', async (order: Order) => {
    const message = await work(order).then((result): Message<Result> => ({ result }), faultOf);
    process.send?.(message, () => process.disconnect());
  });
  // The parent has ended, or stopped the work.
  process.once('disconnect', () => process.exit());
}

/**
 * Collects garbage once it is half as large as what is in use. By default V8 lets a heap of 250 MB grow to a gigabyte first,
 * and a collection takes less than a tenth of a second.
 */
export function saveMemory(): void {
  setFlagsFromString('--heap-growing-percent=50');
}

type Message<Result> = { result: Result } | Fault;

interface Fault {
  kind: 'misuse' | 'user' | 'other';
  message: string;
  hint: string;
}

function faultOf(error: unknown): Fault {
  if (!(error instanceof UserError))
    return { kind: 'other', message: error instanceof Error ? (error.stack ?? error.message) : String(error), hint: '' };
  return { kind: error instanceof MisuseError ? 'misuse' : 'user', message: error.message, hint: error.hint };
}

function errorOf({ kind, message, hint }: Fault): Error {
  if (kind === 'other') return new Error(message);
  return kind === 'misuse' ? new MisuseError(message, hint) : new UserError(message, hint);
}
