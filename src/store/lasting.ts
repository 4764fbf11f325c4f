import { explain } from '../errors.ts';
import { type Store, StoreError } from './store.ts';

export interface LastingOptions {
  /** Opens the store; `onEnd` is called when it ends although nobody closed it. `isAgain` after the first time. */
  open: (onEnd: (error: StoreError) => void, isAgain: boolean) => Promise<Store>;
  /** Milliseconds from any instant, never backwards. */
  monotonic: () => number;
  /** Takes one line each time the store has ended or is open again. */
  log: (line: string) => void;
}

/** A store that ends whenever it is used must not take the machine with being opened. */
const betweenOpeningsMs = 1_000;

/**
 * A store that is opened anew by whoever next needs it after it has ended by itself. What was under way when it
 * ended is refused, and so is what is asked while it cannot be opened.
 *
 * @throws what `open` throws the first time
 */
export async function openLasting({ open, monotonic, log }: LastingOptions): Promise<Store> {
  let fault: StoreError | undefined;
  let opening: Promise<Store> | undefined;
  let openedAt = monotonic();
  let isClosed = false;
  let current = await open(noteEnd, false);

  function noteEnd(error: StoreError): void {
    fault = error;
    log(`${error.message} Requests in flight were refused; the next one reopens the database.`);
  }

  async function openAgain(): Promise<Store> {
    openedAt = monotonic();
    try {
      current = await open(noteEnd, true);
    } catch (error) {
      fault = new StoreError(explain(error as Error), { cause: error });
      throw fault;
    }
    fault = undefined;
    log('[store] The database was reopened.');
    return current;
  }

  function present(refusal: StoreError): Promise<Store> {
    if (opening !== undefined) return opening;
    if (isClosed || monotonic() - openedAt < betweenOpeningsMs) return Promise.reject(refusal);
    opening = openAgain().finally(() => {
      opening = undefined;
    });
    return opening;
  }

  /** Without a turn of waiting as long as all is well. */
  function use<Result>(ask: (store: Store) => Promise<Result>): Promise<Result> {
    return fault === undefined ? ask(current) : present(fault).then(ask);
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
