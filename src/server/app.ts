import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { senderOf } from '../endpoint/actor.ts';
import { endpointHeaders } from '../endpoint/answers.ts';
import { createRequireAction } from '../endpoint/authorize.ts';
import { addBasePathToPage, addBasePathToRedirect } from '../endpoint/base-path.ts';
import type { EndpointOptions } from '../endpoint/endpoint.ts';
import { isFromOurPages } from '../endpoint/origin.ts';
import type { Page } from '../endpoint/page.ts';
import { fillShell } from '../endpoint/page-shell.ts';
import { Problem, refuseMethod } from '../endpoint/problem.ts';
import { problemResponse } from '../endpoint/problem-response.ts';
import { readSentBody } from '../endpoint/read-body.ts';
import { commentRoutes } from '../feedback/comments/comment-routes.ts';
import { countRoutes } from '../feedback/counts/count-routes.ts';
import { searchRoutes } from '../feedback/searches/search-routes.ts';
import { surveyRoutes } from '../feedback/surveys/survey-routes.ts';
import { voteRoutes } from '../feedback/votes/vote-routes.ts';
import type { Audience } from '../knowledge/audience.ts';
import { defaultFeedbackSettings, type FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { type Hosting, plainHosting } from '../knowledge/hosting.ts';
import { type KnownWords, noKnownWords } from '../knowledge/known-words.ts';
import type { McpAnswerer } from '../mcp/answer-mcp.ts';
import type { HelpCentre } from '../mcp/help-centre.ts';
import { healthRoutes } from '../monitoring/health-routes.ts';
import { metricsRoutes } from '../monitoring/metrics-routes.ts';
import { questionRoutes } from '../questions/question-routes.ts';
import { staffRoutes } from '../questions/staff/staff-routes.ts';
import { maxBodyBytes, maxQuestionBodyBytes } from '../readers/limits.ts';
import type { RandomBytes } from '../readers/random.ts';
import { monotonicMs } from '../store/monotonic.ts';
import { type Store, StoreError } from '../store/store.ts';
import { contentType, siteHeaders } from './headers.ts';
import type { Limiter } from './limiter.ts';
import { createSuggestions } from './suggest-articles.ts';

export interface AppOptions {
  store: Store;
  /** Timestamps what readers send; milliseconds since 1970. */
  clock: () => number;
  /** The machine's clock, if it differs from `clock`. */
  machineClock?: () => number;
  /** Milliseconds on a monotonic clock; by default the process's. */
  monotonic?: () => number;
  random: RandomBytes;
  /** 32-byte key for the hashes and tags of what readers send. */
  key: Uint8Array;
  /** Earlier keys, with which some questions may still be encrypted. */
  oldKeys?: readonly Uint8Array[];
  /** Reads the HTML of the site's shell page in a locale; `undefined` when the site has none. */
  readShell: (locale: string) => Promise<string | undefined>;
  config: {
    audience: Audience;
    allowedOrigins: readonly string[];
    /** Without it there is no `/api/metrics`. */
    metricsToken?: string | undefined;
  };
  /** By default that of a site at the root of its host. */
  hosting?: Hosting;
  /** Whether a request comes through one of our own proxies; by default none does. */
  isTrustedPeer?: (c: Context) => boolean;
  /** Whom the company’s login says a request is from; left out where people sign in by links only. */
  identityOf?: ((c: Context) => string | undefined) | undefined;
  /** Network address of the sender; when left out, all readers count as one. */
  addressOf?: (c: Context) => string;
  /** By default requests are not limited. */
  limit?: Limiter;
  /** Reads the site's `feedback.json`; the default settings when left out. */
  readSettings?: () => Promise<FeedbackSettings>;
  /** Reads the words that occur in a locale's articles. Searches count no others; by default none. */
  readKnownWords?: (locale: string) => Promise<KnownWords>;
  /** The site as programs ask it, at `/mcp`; without it there is no such address. */
  helpCentre?: HelpCentre;
  /** Checks whether the site was rebuilt; true when it was and its revisions are now in the store. */
  refreshRevisions?: () => Promise<boolean>;
  /** Logs server errors. Never log a URL: whoever knows the URL of a ballot can change the vote. */
  log: (line: string) => void;
}

/** How long browsers may cache the response to a CORS preflight. */
const preflightMaxAgeSeconds = 600;

/** The endpoint: everything under `/api/`, and `/mcp`, below the base path of the site. Independent of the runtime and of the kind of store. */
export function createApp(options: AppOptions): Hono {
  const { store, clock, config, log } = options;
  const { allowedOrigins } = config;
  const { basePath } = options.hosting ?? plainHosting;
  const { monotonic = monotonicMs, machineClock = clock } = options;
  const endpoint = endpointOptions(options);
  const { requireAction } = endpoint;
  const app = new Hono();
  // Shares the routes of `app`.
  const below = app.basePath(basePath === '' ? '/' : basePath);

  if (basePath !== '') {
    const addBasePath: MiddlewareHandler = async (c, next) => {
      await next();
      const location = c.res.headers.get('Location');
      if (location !== null) c.header('Location', addBasePathToRedirect(location, basePath));
    };
    below.use('/api/*', addBasePath);
    below.use('/staff/*', addBasePath);
  }
  if (allowedOrigins.length > 0) {
    below.use(
      '/api/*',
      cors({
        origin: [...allowedOrigins],
        allowMethods: ['GET', 'POST'],
        allowHeaders: ['Content-Type'],
        maxAge: preflightMaxAgeSeconds,
      }),
    );
  }

  below.route('/api', healthRoutes({ store, clock: machineClock, monotonic, requireAction }));
  if (config.metricsToken !== undefined)
    below.route(
      '/api',
      metricsRoutes({ ...endpoint, clock: machineClock, monotonic, token: config.metricsToken, audience: config.audience }),
    );
  for (const routes of [voteRoutes, commentRoutes, surveyRoutes, searchRoutes, countRoutes, questionRoutes])
    below.route('/api', routes(endpoint));
  below.all('/api/*', () => {
    throw new Problem('not-found');
  });

  const { helpCentre } = options;
  // In the public edition there is nothing at these addresses.
  if (config.audience === 'internal') {
    const suggestArticles = createSuggestions(helpCentre);
    // Other sites may send what readers send, but not what a signed-in person does.
    const own = endpointOptions({ ...options, config: { ...config, allowedOrigins: [] } });
    below.route('/staff', staffRoutes({ ...own, suggestArticles, identityOf: options.identityOf }));
  }
  if (helpCentre !== undefined) {
    let answerMcp: McpAnswerer | undefined;
    below.post('/mcp', requireAction('ask-by-program'), endpoint.readBody, async function askByProgram(c) {
      // Loaded by the first question: the SDK is larger than the rest of the endpoint.
      const { createMcpAnswerer } = await import('../mcp/answer-mcp.ts');
      answerMcp ??= createMcpAnswerer({ helpCentre, allowedOrigins, log });
      return answerMcp(c.req.raw, c.var.body);
    });
    below.all('/mcp', refuseMethod('POST'));
  }

  app.onError(async function answerProblem(error, c) {
    if (error instanceof StoreError) log(error.message);
    else if (!(error instanceof Problem)) log(error.stack ?? error.message);
    return problemResponse(c.req.raw, toProblem(error), (page, init) => showPage(options, page, init));
  });

  return app;
}

function endpointOptions(options: AppOptions): EndpointOptions {
  const { store, clock, random, key, config, limit = () => 0 } = options;
  const { isTrustedPeer = () => false, addressOf = () => '', refreshRevisions = async () => false } = options;
  const { readSettings = async () => defaultFeedbackSettings, readKnownWords = async () => noKnownWords } = options;
  const { audience, allowedOrigins } = config;
  const readBodyUpTo = (maxBytes: number): EndpointOptions['readBody'] =>
    async function readBody(c, next) {
      if (!isFromOurPages(c.req.raw, { allowedOrigins, isTrustedPeer: isTrustedPeer(c) })) throw new Problem('cross-site');
      const retryAfter = await limit(c.var.sender.address);
      if (retryAfter > 0) throw new Problem('too-many', { retryAfter });
      c.set('body', await readSentBody(c.req.raw, maxBytes));
      await next();
    };
  return {
    store,
    clock,
    random,
    key,
    oldKeys: options.oldKeys ?? [],
    readSettings,
    readKnownWords,
    refreshRevisions,
    basePath: (options.hosting ?? plainHosting).basePath,
    limitGuesses: limit,
    showPage: (page, init) => showPage(options, page, init),
    requireAction: createRequireAction((c) =>
      senderOf(audience, { address: addressOf(c), agent: c.req.header('user-agent') ?? '' }),
    ),
    readBody: readBodyUpTo(maxBodyBytes),
    readLongBody: readBodyUpTo(maxQuestionBodyBytes),
  };
}

async function showPage(
  { readShell, config, hosting = plainHosting }: AppOptions,
  page: Page,
  { status = 200, headers = {} }: ResponseInit = {},
): Promise<Response> {
  const body = addBasePathToPage(page.body, hosting.basePath);
  const text = await fillShell(await readShell(page.locale), { ...page, body });
  return new Response(text, {
    status,
    headers: {
      ...endpointHeaders,
      ...siteHeaders(config.allowedOrigins, hosting),
      'Content-Type': contentType('.html'),
      ...(headers as Record<string, string>),
      'X-Robots-Tag': 'noindex',
    },
  });
}

function toProblem(error: Error): Problem {
  if (error instanceof Problem) return error;
  return new Problem(error instanceof StoreError ? 'unavailable' : 'internal');
}
