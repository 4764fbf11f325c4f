import type { MiddlewareHandler } from 'hono';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import type { KnownWords } from '../knowledge/known-words.ts';
import type { RandomBytes } from '../readers/random.ts';
import type { Store } from '../store/store.ts';
import type { RequireAction, SenderVariables } from './authorize.ts';
import type { Page } from './page.ts';
import type { SentBody } from './read-body.ts';

/** Passed to every route of the endpoint. */
export interface EndpointOptions {
  store: Store;
  /** Milliseconds since 1970. */
  clock: () => number;
  random: RandomBytes;
  /** 32-byte key for hashes and tags. */
  key: Uint8Array;
  /** Earlier ones, with which some questions may still be encrypted. */
  oldKeys?: readonly Uint8Array[];
  /** Path of the site on its host, for addresses in JSON; pages and redirects get it on the way out. */
  basePath: string;
  /** Feedback settings as of the last build. */
  readSettings: () => Promise<FeedbackSettings>;
  /** Words in the articles of a locale as of the last build. */
  readKnownWords: (locale: string) => Promise<KnownWords>;
  /** The first handler of every route. */
  requireAction: RequireAction;
  /** The second handler of a POST: refuses requests from other sites and too many requests, and sets `c.var.body`. */
  readBody: MiddlewareHandler<EndpointEnv>;
  /** The same for bodies as long as a question. */
  readLongBody: MiddlewareHandler<EndpointEnv>;
  /** Counts a wrong reference of a question. @returns seconds to wait; 0 when the sender may go on */
  limitGuesses: (address: string) => number | Promise<number>;
  showPage: (page: Page, init?: ResponseInit) => Promise<Response>;
  /** Checks whether the site was rebuilt; true when it was and its revisions are now in the store. */
  refreshRevisions: () => Promise<boolean>;
}

/** What the handlers of a route find in `c.var`. */
export interface EndpointEnv {
  Variables: SenderVariables & { body: SentBody };
}
