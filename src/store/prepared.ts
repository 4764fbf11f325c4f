import { explain } from '../errors.ts';
import { type Store, UnreachableError } from './store.ts';

export interface PreparedOptions {
  store: Store;
  /** Brings the database to where it can be used. */
  prepare: () => Promise<void>;
  /** Takes one line when the database is not there, whenever the reason changes, and when it is there. */
  log: (line: string) => void;
  /** So long the first attempt is waited for. */
  patienceMs?: number;
  /** Between two attempts. */
  retryMs?: number;
}

/**
 * A store that refuses everything until its database is prepared. While the database cannot be reached, or takes its
 * time, preparing goes on in the background: whoever has more to serve than the database can begin without it.
 *
 * @throws what `prepare` throws within `patienceMs`, unless it is that the database cannot be reached
 */
export async function openPrepared({
  store,
  prepare,
  log,
  patienceMs = 10_000,
  retryMs = 1_000,
}: PreparedOptions): Promise<Store> {
  let refusal: UnreachableError | undefined = new UnreachableError('[store] The database is not prepared yet.');
  let told = '';
  let retry: NodeJS.Timeout | undefined;
  let isClosed = false;

  async function prepareOnce(): Promise<void> {
    await prepare();
    refusal = undefined;
  }

  function tell(reason: string): void {
    if (reason === told || isClosed) return;
    told = reason;
    log(`${reason} Pages are served meanwhile; submissions are refused with 503 until the database is available.`);
  }

  function keepTrying(error: unknown): void {
    tell(explain(error as Error));
    if (!isClosed) retry = setTimeout(() => finish(prepareOnce()), retryMs).unref();
  }

  /** Follows an attempt that nobody waits for. */
  function finish(attempt: Promise<void>): void {
    attempt.then(() => log('The database is available; submissions are stored.'), keepTrying);
  }

  const first = prepareOnce();
  const isLate = await Promise.race([first.then(() => false), pause(patienceMs)]).catch((error: unknown) => {
    if (!(error instanceof UnreachableError)) throw error;
    keepTrying(error);
    return false;
  });
  if (isLate) {
    tell(`Preparing the database is taking longer than ${patienceMs / 1000} s.`);
    finish(first);
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

function pause(milliseconds: number): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, true).unref());
}
