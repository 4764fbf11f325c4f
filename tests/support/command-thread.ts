import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cleanEnvironment, type Ended, root } from './run.ts';

/** What the thread is asked to run. */
export interface Call {
  /** Address of the script. */
  url: string;
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
}

/** What the thread sends back: each piece of output as it is written, then the exit code. */
export type Told = { stream: 'stdout' | 'stderr'; text: string } | { code: number };

let thread: Worker | undefined;
let before: Promise<unknown> = Promise.resolve();
let calls = 0;

/**
 * Runs `scripts/NAME.ts` as `runScript` does, but in a thread that keeps the modules it has loaded, which takes
 * milliseconds instead of a second. For what a command accepts and prints; whether its process ends, and with which
 * code, takes a process.
 */
export function runInThread(name: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const url = `file://${join(root, 'scripts', `${name}.ts`)}?call=${++calls}`;
  // The thread has one standard output.
  const ended = before.then(() => call({ url, args, environment: cleanEnvironment(environment) }));
  before = ended.catch(() => {});
  return ended;
}

function call(wanted: Call): Promise<Ended> {
  thread ??= startThread();
  const own = thread;
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  return new Promise((resolve, reject) => {
    const onExit = (code: number): void => {
      thread = undefined;
      finish(code);
    };
    function finish(code: number): void {
      own.off('message', onMessage).off('exit', onExit).off('error', reject);
      resolve({ ...ended, code });
    }
    function onMessage(told: Told): void {
      if ('code' in told) finish(told.code);
      else ended[told.stream] += told.text;
    }
    own.on('message', onMessage).on('exit', onExit).on('error', reject);
    own.postMessage(wanted);
  });
}

function startThread(): Worker {
  const worker = new Worker(join(import.meta.dirname, 'command-thread-entry.ts'), { execArgv: [] });
  worker.unref();
  return worker;
}
