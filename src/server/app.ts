import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { endpointHeaders } from '../endpoint/answers.ts';
import type { EndpointOptions } from '../endpoint/endpoint.ts';
import type { Page } from '../endpoint/page.ts';
import { Problem } from '../endpoint/problem.ts';
import { commentRoutes } from '../feedback/comments/comment-routes.ts';
import { demandRoutes } from '../feedback/searches/search-routes.ts';
import type { Edition } from '../feedback/votes/vote.ts';
import { voteRoutes } from '../feedback/votes/vote-routes.ts';
import { defaultFeedbackSettings, type FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { type KnownWords, noKnownWords } from '../knowledge/known-words.ts';
import type { RandomBytes } from '../readers/random.ts';
import type { Reader } from '../readers/reader.ts';
import { type Store, StoreError } from '../store/store.ts';
import { readSentBody } from '../endpoint/read-body.ts';
import { contentType, siteHeaders } from './headers.ts';
import { healthRoutes } from './health.ts';
import type { Limiter } from './limiter.ts';
import { isFromOurPages } from '../endpoint/origin.ts';
import { fillShell } from '../endpoint/page-shell.ts';
import { problemResponse } from '../endpoint/problem-response.ts';

export interface AppOptions {
  store: Store;
  /** When votes are cast; milliseconds since 1970. */
  clock: () => number;
  /** What the machine's clock says, where that can be something else. */
  machineClock?: () => number;
  /** Milliseconds from any instant, never backwards; by default the process's own. */
  monotonic?: () => number;
  random: RandomBytes;
  /** 32 bytes that key the hashes and tags of what readers send. */
  key: Uint8Array;
  /** HTML of the site's shell page in a locale; `undefined` when the site has none. */
  readShell: (locale: string) => Promise<string | undefined>;
  config: { edition: Edition; allowedOrigins: readonly string[] };
  /** Whether a request comes through one of our own proxies; by default none does. */
  isTrustedPeer?: (c: Context) => boolean;
  /** Network address of whoever sent a request; without it all readers are one. */
  addressOf?: (c: Context) => string;
  /** Seconds that an address must wait before it may send again; by default none. */
  limit?: Limiter;
  /** What the site's `feedback.json` says; by default what holds without one. */
  readSettings?: () => Promise<FeedbackSettings>;
  /** Words that the site's articles have in a locale, which alone are counted; by default none. */
  readKnownWords?: (locale: string) => Promise<KnownWords>;
  /** Looks whether the site was built anew since; true when it was and its revisions are now known. */
  refreshRevisions?: () => Promise<boolean>;
  /** Takes faults of the server in words, never an address: a ballot's is its key. */
  log: (line: string) => void;
}

const preflightMaxAgeSeconds = 600;

/** The endpoint: everything under `/api/`. Knows no runtime and no particular store. */
export function createApp(options: AppOptions): Hono {
  const { store, clock, random, key, readShell, config, log } = options;
  const { isTrustedPeer = () => false, refreshRevisions = async () => false, addressOf = () => '' } = options;
  const limit = options.limit ?? (() => 0);
  const { monotonic = () => performance.now() } = options;
  const { readSettings = async () => defaultFeedbackSettings, readKnownWords = async () => noKnownWords } = options;
  const { edition, allowedOrigins } = config;

  async function showPage(page: Page, { status = 200, headers = {} }: ResponseInit = {}): Promise<Response> {
    const text = await fillShell(await readShell(page.locale), page);
    return new Response(text, {
      status,
      headers: {
        ...endpointHeaders,
        ...siteHeaders(allowedOrigins),
        'Content-Type': contentType('.html'),
        ...(headers as Record<string, string>),
        'X-Robots-Tag': 'noindex',
      },
    });
  }

  const app = new Hono();

  if (allowedOrigins.length > 0) {
    app.use(
      '/api/*',
      cors({
        origin: [...allowedOrigins],
        allowMethods: ['GET', 'POST'],
        allowHeaders: ['Content-Type'],
        maxAge: preflightMaxAgeSeconds,
      }),
    );
  }

  app.route('/api', healthRoutes({ store, clock: options.machineClock ?? clock, monotonic }));
  const endpoint: EndpointOptions = {
    store,
    edition,
    clock,
    random,
    key,
    readSettings,
    readKnownWords,
    showPage,
    refreshRevisions,
    readerOf: (c): Reader => ({ address: addressOf(c), agent: c.req.header('user-agent') ?? '' }),
    readBody: async function readBody(c, next) {
      if (!isFromOurPages(c.req.raw, { allowedOrigins, isTrustedPeer: isTrustedPeer(c) })) {
        throw new Problem('cross-site');
      }
      const retryAfter = await limit(addressOf(c));
      if (retryAfter > 0) throw new Problem('too-many', { retryAfter });
      c.set('body', await readSentBody(c.req.raw));
      await next();
    },
  };
  app.route('/api', voteRoutes(endpoint));
  app.route('/api', commentRoutes(endpoint));
  app.route('/api', demandRoutes(endpoint));
  app.all('/api/*', () => {
    throw new Problem('not-found');
  });

  app.onError(async function answerProblem(error, c) {
    if (error instanceof StoreError) log(error.message);
    else if (!(error instanceof Problem)) log(error.stack ?? error.message);
    return problemResponse(c.req.raw, toProblem(error), showPage);
  });

  return app;
}

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  return new Problem(error instanceof StoreError ? 'unavailable' : 'internal');
}
