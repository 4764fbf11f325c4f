import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../errors.ts';
import { createSqliteStore, type SqliteOptions } from './sqlite.ts';
import type { Message, NumberedStatement, Opening, Order, Reply } from './sqlite-thread.ts';
import type { Row, Statement, Store } from './store.ts';

/** The thread of a SQLite store: does what it is told; what was told together is answered together. */

const store = open();
if (store !== undefined) serve(store);

function open(): Store | undefined {
  try {
    const opened = createSqliteStore(workerData as SqliteOptions);
    parentPort?.postMessage(null satisfies Opening);
    return opened;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message, hint } = error;
    parentPort?.postMessage({ message, hint } satisfies Opening);
    return undefined;
  }
}

function serve(open: Store): void {
  const texts: string[] = [];
  const answering = new Set<Promise<void>>();

  parentPort?.on('message', async (message: string | null) => {
    if (message !== null) {
      const answered = answerAll(message).finally(() => answering.delete(answered));
      answering.add(answered);
      return;
    }
    await open.close();
    // What the last batch has stored must be told before this end is closed.
    await Promise.all(answering);
    parentPort?.close();
  });

  async function answerAll(message: string): Promise<void> {
    const [newTexts, orders] = JSON.parse(message) as Message;
    texts.push(...newTexts);
    parentPort?.postMessage(JSON.stringify(await Promise.all(orders.map(answer))));
  }

  async function answer(order: Order): Promise<Reply> {
    try {
      return [order[0], await run(order)];
    } catch (error) {
      return [order[0], null, (error as Error).message];
    }
  }

  async function run([, kind, statements, derived]: Order): Promise<Row[][]> {
    if (kind === 'write') return open.write(statements.map(toStatement), derived.map(toStatement));
    if (kind === 'query') return Promise.all(statements.map((each) => open.query(toStatement(each))));
    await open.scrub([]);
    return [];
  }

  function toStatement([text, values]: NumberedStatement): Statement {
    return { sql: texts[text] ?? '', values };
  }
}
