import { Worker } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { monotonicMs } from './monotonic.ts';
import type { SqliteOptions } from './sqlite.ts';
import { type Row, type Statement, type Store, StoreError } from './store.ts';

/**
 * The store of one SQLite file in a thread of its own. Whoever serves requests goes on while the disk is synced or
 * another process keeps the file locked: a slow disk stops no page.
 *
 * @param onEnd called when the thread ends although nobody closed the store; what was under way is refused then,
 *   and so is all that is asked later
 * @throws UserError when the file cannot be opened or is not a database
 */
export async function openSqliteThread(options: SqliteOptions, onEnd: (error: StoreError) => void = () => {}): Promise<Store> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: options });
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  await opened(worker, options.file);

  const callers = new Map<number, Caller>();
  const numberOf = new Map<string, number>();
  let calls = 0;
  let newTexts: string[] = [];
  let orders: Order[] = [];
  let askedAtMs = 0;
  let closing: Promise<void> | undefined;
  let ended: StoreError | undefined;

  worker.on('message', (message: string) => {
    for (const [call, rows, fault] of JSON.parse(message) as Reply[]) {
      const caller = callers.get(call);
      callers.delete(call);
      if (rows === null) caller?.reject(new StoreError(fault ?? ''));
      else caller?.resolve(rows);
    }
  });
  worker.on('error', (cause) => {
    ended = new StoreError(`[sqlite] The database worker thread has exited: ${cause.message}.`, { cause });
  });
  worker.on('exit', (code) => {
    ended ??=
      closing === undefined ? new StoreError(`[sqlite] The database worker thread has exited with code ${code}.`) : closed();
    for (const { reject } of callers.values()) reject(ended);
    callers.clear();
    if (closing === undefined) onEnd(ended);
  });

  /** One text for all that one turn of the loop asks for: that takes less time than copying objects. */
  function send(): void {
    if (orders.length > 0) worker.postMessage(JSON.stringify([newTexts, orders, askedAtMs] satisfies Message));
    newTexts = [];
    orders = [];
  }

  function ask(kind: OrderKind, statements: readonly Statement[]): Promise<Row[][]> {
    const refusal = ended ?? (closing && closed());
    if (refusal !== undefined) return Promise.reject(refusal);
    if (callers.size >= mostCallers)
      return Promise.reject(new StoreError(`[sqlite] Too many requests are waiting for the database: ${mostCallers}.`));
    return new Promise((resolve, reject) => {
      const call = calls++;
      callers.set(call, { resolve, reject });
      if (orders.length === 0) {
        setImmediate(send);
        askedAtMs = monotonicMs();
      }
      orders.push([call, kind, statements.map(numbered)]);
    });
  }

  /** The engine's SQL texts are few and fixed: each is sent once. */
  function numbered({ sql, values }: Statement): NumberedStatement {
    let number = numberOf.get(sql);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(sql, number);
      newTexts.push(sql);
    }
    return [number, values];
  }

  async function end(): Promise<void> {
    send();
    worker.postMessage(null);
    await exited;
  }

  return {
    async query(statement) {
      return (await ask('query', [statement]))[0] ?? [];
    },

    write: (statements) => ask('write', statements),

    async scrub() {
      await ask('scrub', []);
    },

    close() {
      closing ??= end();
      return closing;
    },
  };
}

/** So many wait at most while the file is locked or the disk is slow: each takes about a kilobyte. */
const mostCallers = 20_000;

/** @throws UserError when the thread says that it cannot open the file, or ends without a word */
function opened(worker: Worker, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const refuse = (why: string): void =>
      reject(
        new UserError(
          `The database ${file} cannot be opened: its thread has ended, ${why}.`,
          'Try again; if it ends once more, the process may be short of memory.',
        ),
      );
    worker.once('message', (opening: Opening) =>
      opening === null ? resolve() : reject(new UserError(opening.message, opening.hint)),
    );
    worker.once('error', ({ message }) => refuse(message));
    worker.once('exit', (code) => refuse(`with code ${code}`));
  });
}

function closed(): StoreError {
  return new StoreError('[sqlite] The store is closed.');
}

/** What the thread says first: `null` when the file is open. */
export type Opening = null | Pick<UserError, 'message' | 'hint'>;

/**
 * As JSON: SQL texts that orders may name by number from now on, in the order of their numbers, orders, and when the
 * first of them was asked for.
 */
export type Message = [newTexts: string[], orders: Order[], askedAtMs: number];

export type Order = [call: number, kind: OrderKind, statements: readonly NumberedStatement[]];

export type OrderKind = 'query' | 'write' | 'scrub';

export type NumberedStatement = readonly [text: number, values: Statement['values']];

/** `rows` is `null` when nothing was done. */
export type Reply = [call: number, rows: Row[][] | null, fault?: string];

interface Caller {
  resolve: (rows: Row[][]) => void;
  reject: (error: StoreError) => void;
}
