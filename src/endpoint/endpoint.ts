import type { Context, MiddlewareHandler } from 'hono';
import type { Edition } from '../feedback/votes/vote.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import type { KnownWords } from '../knowledge/known-words.ts';
import type { RandomBytes } from '../readers/random.ts';
import type { Reader } from '../readers/reader.ts';
import type { Store } from '../store/store.ts';
import type { Page } from './page.ts';

/** What every route of the endpoint is given. */
export interface EndpointOptions {
  store: Store;
  edition: Edition;
  /** Milliseconds since 1970. */
  clock: () => number;
  random: RandomBytes;
  /** 32 bytes that key the hashes and tags. */
  key: Uint8Array;
  /** What the last build said of the operator's files. */
  readSettings: () => Promise<FeedbackSettings>;
  /** Words that the articles of a locale had as of the last build. */
  readKnownWords: (locale: string) => Promise<KnownWords>;
  /** Refuses what must not be read and leaves the body of a POST in `c.var.body`. */
  readBody: MiddlewareHandler<SentEnv>;
  readerOf: (c: Context) => Reader;
  showPage: (page: Page) => Promise<Response>;
  /** Looks whether the site was built anew since; true when it was and its revisions are now known. */
  refreshRevisions: () => Promise<boolean>;
}

/** What `readBody` leaves for a route. */
export interface SentEnv {
  Variables: { body: { fields: unknown; isForm: boolean } };
}
