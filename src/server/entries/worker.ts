import { randomBytes } from 'node:crypto';
import { rememberRevisions } from '../../feedback/votes/revisions.ts';
import type { Edition } from '../../feedback/votes/vote.ts';
import { createVoteClock } from '../../feedback/votes/vote-clock.ts';
import { interfaceLocales } from '../../i18n/strings.ts';
import { defaultFeedbackSettings, type FeedbackSettings, feedbackSettingsSchema } from '../../knowledge/feedback-settings.ts';
import { type KnownWords, knownWordsPath, knownWordsSchema, noKnownWords, toKnownWords } from '../../knowledge/known-words.ts';
import { revisionsFileSchema } from '../../knowledge/revision.ts';
import { inPortions } from '../../readers/random.ts';
import { addressGroup, networkOf } from '../../readers/reader.ts';
import { describeDoubt } from '../../records/clock.ts';
import { maintain } from '../../records/maintain.ts';
import { migrate } from '../../records/migrate.ts';
import { createD1Store, type D1 } from '../../store/d1.ts';
import { monotonicMs } from '../../store/monotonic.ts';
import type { Store } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { transportSecurity } from '../headers.ts';
import type { Limiter } from '../limiter.ts';

/** What wrangler.jsonc binds. */
export interface WorkerEnvironment {
  DB: D1;
  /** The built site. */
  ASSETS: { fetch(url: string): Promise<Response> };
  /** The platform's limiter, by address group; left out, nothing is limited. */
  RATE_LIMITER?: RateLimit;
  /** The same for whole IPv6 networks, `networkRequestFactor` times as wide. */
  NETWORK_RATE_LIMITER?: RateLimit;
  /** 32 bytes in base64; a secret. */
  KB_KEY: string;
  KB_AUDIENCE?: string;
  ALLOWED_ORIGINS?: string;
}

interface RateLimit {
  limit(options: { key: string }): Promise<{ success: boolean }>;
}

/** The endpoint as a Cloudflare Worker: requests below `/api/`, and the work that a cron trigger starts. */
export default {
  async fetch(request: Request, environment: WorkerEnvironment): Promise<Response> {
    const { app, ready } = endpointOf(environment);
    await ready();
    const response = await app.fetch(request, environment);
    return request.url.startsWith('https:') ? overTls(response) : response;
  },

  async scheduled(_event: unknown, environment: WorkerEnvironment): Promise<void> {
    const { store, ready, readSettings } = endpointOf(environment);
    await ready();
    const doubt = await maintain(store, await readSettings(), Date.now());
    if (doubt !== undefined) console.error(describeDoubt(doubt));
  },
};

function overTls(response: Response): Response {
  const secured = new Response(response.body, response);
  for (const [name, value] of Object.entries(transportSecurity)) secured.headers.set(name, value);
  return secured;
}

type Endpoint = ReturnType<typeof createEndpoint>;

/** One for each isolate: what it knows is only what the database and the site say as well. */
const endpoints = new WeakMap<D1, Endpoint>();

function endpointOf(environment: WorkerEnvironment): Endpoint {
  const endpoint = endpoints.get(environment.DB) ?? createEndpoint(environment);
  endpoints.set(environment.DB, endpoint);
  return endpoint;
}

function createEndpoint(environment: WorkerEnvironment) {
  const { DB, ASSETS, KB_KEY, KB_AUDIENCE, ALLOWED_ORIGINS = '' } = environment;
  const store = createD1Store({ database: DB });
  const edition: Edition = KB_AUDIENCE === 'internal' ? 'internal' : 'public';
  const asset = async (path: string): Promise<Response | undefined> => {
    const response = await ASSETS.fetch(`https://assets.local${path}`);
    return response.ok ? response : undefined;
  };
  const readSettings = settingsReader(asset);
  const voteClock = createVoteClock(Date.now, monotonicMs);
  let isReady = false;

  const app = createApp({
    store,
    clock: voteClock.now,
    machineClock: Date.now,
    random: inPortions(randomBytes),
    key: readKey(KB_KEY),
    readShell: async (locale) => (interfaceLocales.includes(locale) ? (await asset(`/${locale}/shell/`))?.text() : undefined),
    readSettings,
    readKnownWords: knownWordsReader(asset),
    refreshRevisions: revisionsReader(asset, store, edition),
    config: { edition, allowedOrigins: ALLOWED_ORIGINS.split(/[\s,]+/).filter((origin) => origin !== '') },
    // The platform sets it; what a reader sends under that name is replaced.
    addressOf: (c) => c.req.header('cf-connecting-ip') ?? '',
    limit: limiterOf(environment),
    log: console.error,
  });

  return {
    app,
    store,
    readSettings,
    /** Brings the database up to date; after a fault the next request tries again. */
    async ready() {
      if (isReady) return;
      await migrate(store);
      await voteClock.refresh(store);
      isReady = true;
    },
  };
}

/** By groups as everywhere else: an IPv6 address changes as its reader likes. */
function limiterOf({ RATE_LIMITER, NETWORK_RATE_LIMITER }: WorkerEnvironment): Limiter {
  const passes = async (limiter: RateLimit | undefined, key: string): Promise<boolean> =>
    limiter === undefined || (await limiter.limit({ key })).success;
  return async function secondsToWait(address) {
    const group = addressGroup(address);
    const network = networkOf(address);
    const isAllowed = (await passes(RATE_LIMITER, group)) && (network === group || (await passes(NETWORK_RATE_LIMITER, network)));
    return isAllowed ? 0 : limiterPeriodSeconds;
  };
}

/** As long as the period of the limiters in wrangler.jsonc. */
const limiterPeriodSeconds = 60;

type ReadAsset = (path: string) => Promise<Response | undefined>;

/** A new site comes with a new version of the Worker, so what was read once holds. */
function settingsReader(asset: ReadAsset): () => Promise<FeedbackSettings> {
  let settings: FeedbackSettings | undefined;
  return async function readSettings() {
    if (settings === undefined) {
      const file = await asset('/feedback.json');
      settings = file === undefined ? defaultFeedbackSettings : feedbackSettingsSchema.parse(await file.json());
    }
    return settings;
  };
}

function knownWordsReader(asset: ReadAsset): (locale: string) => Promise<KnownWords> {
  const known = new Map<string, KnownWords>();
  return async function readKnownWords(locale) {
    let words = known.get(locale);
    if (words === undefined) {
      const file = await asset(`/${knownWordsPath(locale)}`);
      words = file === undefined ? noKnownWords : toKnownWords(knownWordsSchema.parse(await file.json()));
      known.set(locale, words);
    }
    return words;
  };
}

/** Takes in what the site publishes, once in an isolate: when a vote is for a text that is not known. */
function revisionsReader(asset: ReadAsset, store: Store, edition: Edition): () => Promise<boolean> {
  let isKnown = false;
  return async function refreshRevisions() {
    const file = isKnown ? undefined : await asset('/revisions.json');
    if (file === undefined) return false;
    const revisions = revisionsFileSchema.parse(await file.json());
    if (revisions.audience !== edition)
      throw new Error(`The site is the ${revisions.audience} edition, but KB_AUDIENCE says ${edition}.`);
    await rememberRevisions(store, revisions, Date.now());
    isKnown = true;
    return true;
  };
}

/** @throws Error when the secret is missing or is not 32 bytes */
function readKey(text: string | undefined): Uint8Array {
  const key = Buffer.from(text ?? '', 'base64');
  if (key.length !== 32)
    throw new Error('KB_KEY must be 32 bytes in base64: openssl rand -base64 32 | npx wrangler secret put KB_KEY');
  return new Uint8Array(key);
}
