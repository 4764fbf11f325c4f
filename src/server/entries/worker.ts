import * as pagefind from 'jieda:worker-search';
import { randomBytes } from 'node:crypto';
import { endpointHeaders } from '../../endpoint/answers.ts';
import { explain, UserError } from '../../errors.ts';
import { createVoteClock } from '../../feedback/votes/vote-clock.ts';
import { interfaceLocales } from '../../i18n/strings.ts';
import type { Hosting } from '../../knowledge/hosting.ts';
import { openHelpCentre } from '../../mcp/help-centre.ts';
import { deliverRound } from '../../questions/outbox/round.ts';
import { needsRounds, wordsOutProblems } from '../../questions/outbox/settings.ts';
import { countLeft, rotateKey } from '../../questions/rotate-key.ts';
import { createSealer } from '../../questions/sealer.ts';
import { base64url, bufferRandom } from '../../readers/random.ts';
import { describeDoubt } from '../../records/clock.ts';
import { maintain } from '../../records/maintain.ts';
import { migrate } from '../../records/migrate.ts';
import { createD1Store, type D1 } from '../../store/d1.ts';
import { monotonicMs } from '../../store/monotonic.ts';
import { createApp } from '../app.ts';
import { createAskedPages, isSearchPage } from '../asked-page/asked-pages.ts';
import { cacheAssets } from '../cached-assets.ts';
import { madePageHeaders, transportSecurity } from '../headers.ts';
import { markdownCopyOf, prefersMarkdown } from '../markdown-copy.ts';
import { readWorkerConfig } from '../worker/config.ts';
import { limiterOf, type RateLimits } from '../worker/limits.ts';
import { type Assets, knownWordsReader, type ReadAsset, readHosting, revisionsReader, settingsReader } from '../worker/site.ts';

/** What wrangler.jsonc binds. Variables and secrets are read by `readWorkerConfig`. */
export interface WorkerEnvironment extends RateLimits {
  DB: D1;
  ASSETS: Assets;
}

/**
 * The endpoint as a Cloudflare Worker: requests below `/api/` and to `/mcp`, articles for those who prefer Markdown, the
 * search page with its answer, and maintenance started by a cron trigger.
 */
export default {
  async fetch(request: Request, environment: WorkerEnvironment): Promise<Response> {
    try {
      const { answer } = await endpointOf(environment);
      const response = await answer(request);
      return request.url.startsWith('https:') ? overTls(response) : response;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return refuseToServe(error);
    }
  },

  /** Every minute what is told of questions is sent; `wrangler.jsonc` names the trigger that maintains, too. */
  async scheduled({ cron }: { cron: string }, environment: WorkerEnvironment): Promise<void> {
    const { store, ready, readSettings, deliver, rotate } = await endpointOf(environment);
    await ready();
    await deliver();
    await rotate().catch((error: Error) => console.error(`No question got the new key: ${error.message}`));
    if (cron === everyMinute) return;
    const doubt = await maintain(store, await readSettings(), Date.now());
    if (doubt !== undefined) console.error(describeDoubt(doubt));
  },
};

/** The trigger that only delivers. */
const everyMinute = '* * * * *';

/** Questions that get the new key in one minute: each is a batch of statements, whose number is limited. */
const rotatedAtOnce = 50;

/** A Worker has no startup that could fail, so a wrong configuration is logged and reported to every request. */
function refuseToServe(error: UserError): Response {
  console.error(explain(error));
  const headers = { ...endpointHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${error.message}\n${error.hint}\n`, { status: 500, headers });
}

function overTls(response: Response): Response {
  const secured = new Response(response.body, response);
  for (const [name, value] of Object.entries(transportSecurity)) secured.headers.set(name, value);
  return secured;
}

type Endpoint = ReturnType<typeof createEndpoint>;

/** One per isolate. Its only state is caches of the database and the site. */
const endpoints = new WeakMap<D1, Endpoint>();

async function endpointOf(environment: WorkerEnvironment): Promise<Endpoint> {
  const known = endpoints.get(environment.DB);
  if (known !== undefined) return known;
  const hosting = await readHosting(environment);
  // Another request may have been faster. It cannot be waited for: a promise belongs to the request that made it.
  const endpoint = endpoints.get(environment.DB) ?? createEndpoint(environment, hosting);
  endpoints.set(environment.DB, endpoint);
  return endpoint;
}

function createEndpoint(environment: WorkerEnvironment, hosting: Hosting) {
  const { key, oldKeys, staffUrl, ...config } = readWorkerConfig(environment);
  const random = bufferRandom(randomBytes);
  const store = createD1Store({ database: environment.DB });
  const asset: ReadAsset = async (path) => {
    const response = await environment.ASSETS.fetch(`https://assets.local${hosting.basePath}${path}`);
    return response.ok ? response : undefined;
  };
  const readSettings = settingsReader(asset);
  const readPage = async (path: string): Promise<string | undefined> => (await asset(path))?.text();
  const voteClock = createVoteClock(Date.now, monotonicMs);
  const helpCentre = openHelpCentre({
    readFile: cacheAssets(asset),
    loadPagefind: async () => pagefind,
    audience: config.audience,
    version: async () => '',
    today: () => new Date().toISOString().slice(0, 10),
  });
  // The platform sets this header and overwrites one sent by the client.
  const addressOf = (request: Request): string => request.headers.get('cf-connecting-ip') ?? '';
  const { basePath } = hosting;
  const limitSearches = limiterOf(environment, 'search ');
  const readAskedPage = createAskedPages({ helpCentre, readPage, basePath, limit: limitSearches, log: console.error });
  let isReady = false;

  const app = createApp({
    store,
    clock: voteClock.now,
    machineClock: Date.now,
    random,
    key,
    oldKeys,
    readShell: async (locale) => (interfaceLocales.includes(locale) ? readPage(`/${locale}/shell/`) : undefined),
    readSettings,
    readKnownWords: knownWordsReader(asset),
    refreshRevisions: revisionsReader(asset, store, config.audience),
    hosting,
    config,
    addressOf: (c) => addressOf(c.req.raw),
    limit: limiterOf(environment),
    helpCentre,
    log: console.error,
  });

  /** Migrates the database; after an error the next request tries again. */
  async function ready(): Promise<void> {
    if (isReady) return;
    await migrate(store);
    await voteClock.refresh(store);
    isReady = true;
  }

  const sealer = createSealer(key, random, oldKeys);
  const variables = { ...environment } as Readonly<Record<string, unknown>>;
  let hasToldProblems = false;

  /** Sends what is due, except letters: a Worker has no mail server. */
  async function deliver(): Promise<void> {
    const { questions, zone } = await readSettings();
    if (!hasToldProblems) for (const problem of wordsOutProblems(questions, variables)) console.error(problem);
    hasToldProblems = true;
    if (questions === undefined || !needsRounds(questions)) return;
    await deliverRound({
      desk: { store, sealer, settings: questions, zone, staffUrl, clock: Date.now },
      variables,
      sendLetter: undefined,
      isLooking: true,
      random: Math.random,
      newLease: () => base64url(random(12)),
      log: console.error,
    });
  }

  /** Gives some of the questions the new key: the command that does it for all cannot reach D1. */
  async function rotate(): Promise<void> {
    if (oldKeys.length === 0) return;
    const done = await rotateKey(store, sealer, { maxQuestions: rotatedAtOnce });
    const left = await countLeft(store, sealer);
    if (done > 0 || left === 0)
      console.error(
        left === 0
          ? 'All questions are encrypted with KB_KEY: KB_KEY_OLD can go.'
          : `${left} questions are left to be encrypted with KB_KEY.`,
      );
  }

  return {
    store,
    ready,
    readSettings,
    deliver,
    rotate,
    async answer(request: Request): Promise<Response> {
      const path = pathBelow(basePath, request);
      const copy = markdownCopyOf(path);
      if (copy !== undefined) return answerArticle(request, environment, basePath + copy);
      if (isSearchPage(path)) {
        const page = await readAskedPage(request, addressOf(request));
        if (page === undefined) return environment.ASSETS.fetch(request);
        return new Response(page, { headers: madePageHeaders(config.allowedOrigins, hosting) });
      }
      // Programs read articles though the database is unavailable, as readers do.
      if (path !== '/mcp') await ready();
      return app.fetch(request, environment);
    },
  };
}

function pathBelow(basePath: string, request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname;
}

/** The page or its Markdown copy, whichever the client prefers, with the headers that the platform gives it. */
async function answerArticle(request: Request, { ASSETS }: WorkerEnvironment, copy: string): Promise<Response> {
  const markdown = prefersMarkdown(request) ? await ASSETS.fetch(new Request(new URL(copy, request.url), request)) : undefined;
  const found = markdown === undefined || markdown.status === 404 ? await ASSETS.fetch(request) : markdown;
  const answer = new Response(found.body, found);
  answer.headers.append('Vary', 'Accept');
  return answer;
}
