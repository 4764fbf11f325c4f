import { explain } from '../errors.ts';
import { monotonicMs } from './monotonic.ts';
import { type Store, StoreError } from './store.ts';

interface ReopeningOptions {
  /**
   * Opens the store.
   *
   * @param onEnd must be called when the store fails without being closed
   * @param isAgain false the first time
   */
  open: (onEnd: (error: StoreError) => void, isAgain: boolean) => Promise<Store>;
  /** Milliseconds on a monotonic clock. */
  monotonic?: () => number;
  /** Logs when the store has failed or was reopened. */
  log: (line: string) => void;
}

/** Minimum time between two attempts to open, so that a store that keeps failing does not overload the machine. */
const reopenPauseMs = 1_000;

/**
 * A store that is reopened by the next call after it has failed. Calls in flight at the time of the failure are refused,
 * and so are calls while it cannot be opened.
 *
 * @throws what `open` throws the first time
 */
export async function openReopeningStore({ open, monotonic = monotonicMs, log }: ReopeningOptions): Promise<Store> {
  let fault: StoreError | undefined;
  let opening: Promise<Store> | undefined;
  let openedAt = monotonic();
  let isClosed = false;
  let current = await open(handleEnd, false);

  function handleEnd(error: StoreError): void {
    fault = error;
    log(`${error.message} Requests in flight were refused; the next one reopens the database.`);
  }

  async function reopen(): Promise<Store> {
    openedAt = monotonic();
    try {
      current = await open(handleEnd, true);
    } catch (error) {
      fault = new StoreError(explain(error as Error), { cause: error });
      throw fault;
    }
    fault = undefined;
    log('[store] The database was reopened.');
    return current;
  }

  function reopenOnce(refusal: StoreError): Promise<Store> {
    if (opening !== undefined) return opening;
    if (isClosed || monotonic() - openedAt < reopenPauseMs) return Promise.reject(refusal);
    opening = reopen().finally(() => {
      opening = undefined;
    });
    return opening;
  }

  /** Calls the open store directly, without a microtask in between. */
  function use<Result>(ask: (store: Store) => Promise<Result>): Promise<Result> {
    return fault === undefined ? ask(current) : reopenOnce(fault).then(ask);
  }

  return {
    query: (statement) => use((store) => store.query(statement)),
    write: (statements) => use((store) => store.write(statements)),
    scrub: (tables) => use((store) => store.scrub(tables)),
    async close() {
      isClosed = true;
      await opening?.catch(() => {});
      await current.close();
    },
  };
}
