import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../../errors.ts';
import { createSqliteStore, type SqliteOptions, type SqliteStore } from '../sqlite.ts';
import type { Row, Statement } from '../store.ts';
import type { Call, Message, NumberedStatement, Opening, Reply } from './thread-messages.ts';

/** The worker's half of `openSqliteThread`. */

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

/** Deferred, because the store would treat an error thrown now as a failed write. */
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
    // The outcome of the last batch must be sent before the port is closed.
    await Promise.all(answering);
    send();
    parentPort?.close();
  });

  async function answerAll(message: string): Promise<unknown> {
    const [newTexts, calls, askedAtMs] = JSON.parse(message) as Message;
    texts.push(...newTexts);
    return Promise.all(calls.map((call) => answer(call, askedAtMs)));
  }

  function answer(call: Call, askedAtMs: number): Promise<void> {
    return run(call, askedAtMs).then(
      (rows) => reply([call[0], rows]),
      (error: Error) => reply([call[0], null, error.message]),
    );
  }

  /** Sends all replies of one event loop turn as one message, so that queries do not wait for writes. */
  function reply(one: Reply): void {
    if (replies.length === 0) setImmediate(send);
    replies.push(one);
  }

  function send(): void {
    if (replies.length > 0) parentPort?.postMessage(JSON.stringify(replies));
    replies = [];
  }

  async function run([, kind, statements]: Call, askedAtMs: number): Promise<Row[][]> {
    if (kind === 'write') return open.write(statements.map(toStatement), askedAtMs);
    if (kind === 'query') return Promise.all(statements.map((each) => open.query(toStatement(each))));
    await open.scrub([]);
    return [];
  }

  function toStatement([text, values]: NumberedStatement): Statement {
    return { sql: texts[text] ?? '', values };
  }
}
