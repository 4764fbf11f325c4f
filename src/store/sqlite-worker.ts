import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { createSqliteStore, type SqliteOptions, type SqliteStore } from './sqlite.ts';
import type { Message, NumberedStatement, Opening, Order, Reply } from './sqlite-thread.ts';
import type { Row, Statement } from './store.ts';

/** The thread of a SQLite store: does what it is told. */

const store = open();
if (store !== undefined) serve(store);

function open(): SqliteStore | undefined {
  try {
    const opened = createSqliteStore(workerData as SqliteOptions, endThread);
    parentPort?.postMessage(null satisfies Opening);
    return opened;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint } = error;
    parentPort?.postMessage({ message, hint } satisfies Opening);
    return undefined;
  }
}

/** Later, because the store would take what is thrown at once for a fault of a write. */
function endThread(reason: string): void {
  setImmediate(() => {
    throw new Error(reason);
  });
}

function serve(open: SqliteStore): void {
  const texts: string[] = [];
  const answering = new Set<Promise<unknown>>();
  let replies: Reply[] = [];

  parentPort?.on('message', async (message: string | null) => {
    if (message !== null) {
      const answered = answerAll(message).finally(() => answering.delete(answered));
      answering.add(answered);
      return;
    }
    await open.close();
    // What the last batch has stored must be told before this end is closed.
    await Promise.all(answering);
    send();
    parentPort?.close();
  });

  async function answerAll(message: string): Promise<unknown> {
    const [newTexts, orders, askedAtMs] = JSON.parse(message) as Message;
    texts.push(...newTexts);
    return Promise.all(orders.map((order) => answer(order, askedAtMs)));
  }

  /** One text for all that is answered within one turn of the loop; who only reads does not wait for who writes. */
  function answer(order: Order, askedAtMs: number): Promise<void> {
    return run(order, askedAtMs).then(
      (rows) => reply([order[0], rows]),
      (error: Error) => reply([order[0], null, error.message]),
    );
  }

  function reply(one: Reply): void {
    if (replies.length === 0) setImmediate(send);
    replies.push(one);
  }

  function send(): void {
    if (replies.length > 0) parentPort?.postMessage(JSON.stringify(replies));
    replies = [];
  }

  async function run([, kind, statements]: Order, askedAtMs: number): Promise<Row[][]> {
    if (kind === 'write') return open.write(statements.map(toStatement), askedAtMs);
    if (kind === 'query') return Promise.all(statements.map((each) => open.query(toStatement(each))));
    await open.scrub([]);
    return [];
  }

  function toStatement([text, values]: NumberedStatement): Statement {
    return { sql: texts[text] ?? '', values };
  }
}
