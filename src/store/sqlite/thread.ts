import { Worker } from 'node:worker_threads';
import { UserError } from '../../errors.ts';
import { monotonicMs } from '../monotonic.ts';
import type { SqliteOptions } from '../sqlite.ts';
import { type Row, type Statement, type Store, StoreError, UnavailableError } from '../store.ts';
import type { Call, CallKind, Message, NumberedStatement, Opening, Reply } from './thread-messages.ts';

/**
 * The store of one SQLite file in a worker thread, so that a slow disk or a lock of another process does not delay the
 * pages that the caller's thread serves.
 *
 * @param onEnd called when the thread exits before the store is closed; pending and later calls are refused
 * @throws UserError when the file cannot be opened or is not a database
 */
export async function openSqliteThread(options: SqliteOptions, onEnd: (error: StoreError) => void = () => {}): Promise<Store> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await waitForOpening(worker, options.file);

  const outbox = createOutbox(worker);
  const pending = new Map<number, Pending>();
  let closing: Promise<void> | undefined;
  let ended: StoreError | undefined;

  worker.on('message', (message: string) => {
    for (const [id, rows, fault] of JSON.parse(message) as Reply[]) {
      const call = pending.get(id);
      pending.delete(id);
      if (rows === null) call?.reject(new StoreError(fault ?? ''));
      else call?.resolve(rows);
    }
  });
  worker.on('error', (cause) => {
    ended = new StoreError(`[sqlite] The database worker thread has exited: ${cause.message}.`, { cause });
  });
  worker.on('exit', (code) => {
    ended ??=
      closing === undefined ? new StoreError(`[sqlite] The database worker thread has exited with code ${code}.`) : closedError();
    for (const { reject } of pending.values()) reject(ended);
    pending.clear();
    if (closing === undefined) onEnd(ended);
  });

  function call(kind: CallKind, statements: readonly Statement[]): Promise<Row[][]> {
    const refusal = ended ?? (closing && closedError());
    if (refusal !== undefined) return Promise.reject(refusal);
    if (pending.size >= maxPending)
      return Promise.reject(new UnavailableError(`[sqlite] Too many requests are waiting for the database: ${maxPending}.`));
    return new Promise((resolve, reject) => pending.set(outbox.add(kind, statements), { resolve, reject }));
  }

  async function closeWorker(): Promise<void> {
    outbox.flush();
    worker.postMessage(null);
    await exited;
  }

  return {
    async query<R extends Row>(statement: Statement) {
      return ((await call('query', [statement]))[0] ?? []) as R[];
    },

    write: (statements) => call('write', statements),

    async scrub() {
      await call('scrub', []);
    },

    close() {
      closing ??= closeWorker();
      return closing;
    },
  };
}

/** Calls that may wait while the file is locked or the disk is slow; each takes about a kilobyte. */
const maxPending = 20_000;

interface Outbox {
  /** @returns id of the call */
  add(kind: CallKind, statements: readonly Statement[]): number;
  /** Posts the added calls now, not at the end of this event loop turn. */
  flush(): void;
}

/** Posts all calls of one event loop turn as one message. */
function createOutbox(worker: Worker): Outbox {
  // The engine has a small, fixed set of SQL texts; each is sent once.
  const numbers = new Map<string, number>();
  let nextId = 0;
  let newTexts: string[] = [];
  let calls: Call[] = [];
  let askedAtMs = 0;

  function flush(): void {
    if (calls.length > 0) worker.postMessage(JSON.stringify([newTexts, calls, askedAtMs] satisfies Message));
    newTexts = [];
    calls = [];
  }

  function toNumbered({ sql, values }: Statement): NumberedStatement {
    let number = numbers.get(sql);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(sql, number);
      newTexts.push(sql);
    }
    return [number, values];
  }

  return {
    add(kind, statements) {
      if (calls.length === 0) {
        setImmediate(flush);
        askedAtMs = monotonicMs();
      }
      const id = nextId++;
      calls.push([id, kind, statements.map(toNumbered)]);
      return id;
    },
    flush,
  };
}

/** @throws UserError when the worker cannot open the file, or exits before it says so */
function waitForOpening(worker: Worker, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(
        new UserError(
          `The database ${file} cannot be opened: its worker thread has exited (${why}).`,
          'Try again; if it happens again, the process may be short of memory.',
        ),
      );
    worker.once('message', (opening: Opening) =>
      opening === null ? resolve() : reject(new UserError(opening.message, opening.hint)),
    );
    worker.once('error', ({ message }) => refuse(message));
    worker.once('exit', (code) => refuse(`with code ${code}`));
  });
}

function closedError(): StoreError {
  return new StoreError('[sqlite] The store is closed.');
}

interface Pending {
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}
