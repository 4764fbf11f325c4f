import { explain } from '../errors.ts';
import { type Store, UnavailableError } from './store.ts';

interface DeferredOptions {
  store: Store;
  /** Makes the database ready for use. */
  prepare: () => Promise<void>;
  /** Logs one line per reason while the database is unavailable, and one when it is available. */
  log: (line: string) => void;
}

/**
 * A store that refuses calls until its database is prepared. If the database is unavailable or slow, it is prepared in the
 * background, so that a server can start without it.
 *
 * @throws what the first call of `prepare` throws, unless the database is unavailable
 */
export async function openDeferredStore({ store, prepare, log }: DeferredOptions): Promise<Store> {
  let refusal: UnavailableError | undefined = new UnavailableError('[store] The database is not prepared yet.');
  let lastReason = '';
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function prepareOnce(): Promise<void> {
    await prepare();
    refusal = undefined;
  }

  function logReason(reason: string): void {
    if (reason === lastReason || isClosed) return;
    lastReason = reason;
    log(`${reason} Pages are served meanwhile; submissions are refused with 503 until the database is available.`);
  }

  function retryLater(error: unknown): void {
    logReason(explain(error as Error));
    if (!isClosed) retry = setTimeout(() => followUp(prepareOnce()), retryMs).unref();
  }

  /** Handles the outcome of an attempt that is not awaited. */
  function followUp(attempt: Promise<void>): void {
    attempt.then(() => log('The database is available; submissions are stored.'), retryLater);
  }

  const first = prepareOnce();
  const isLate = await Promise.race([first.then(() => false), pause(startTimeoutMs)]).catch((error: unknown) => {
    if (!(error instanceof UnavailableError)) throw error;
    retryLater(error);
    return false;
  });
  if (isLate) {
    logReason(`Preparing the database is taking longer than ${startTimeoutMs / 1000} s.`);
    followUp(first);
  }

  function use<Result>(ask: () => Promise<Result>): Promise<Result> {
    return refusal === undefined ? ask() : Promise.reject(refusal);
  }

  return {
    query: (statement) => use(() => store.query(statement)),
    write: (statements) => use(() => store.write(statements)),
    scrub: (tables) => use(() => store.scrub(tables)),
    ...(store.exclusively && {
      exclusively: <Result>(name: string, task: (own: Store) => Promise<Result>) =>
        use(async () => store.exclusively?.(name, task)),
    }),
    async close() {
      isClosed = true;
      clearTimeout(retry);
      await store.close();
    },
  };
}

/** How long a server waits for the first attempt before it starts without the database, in milliseconds. */
const startTimeoutMs = 10_000;

const retryMs = 1_000;

function pause(milliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, true).unref());
}
