import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { type RevisionsFile, sketchOf } from '../../../src/knowledge/revision.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createApp } from '../../../src/server/app.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { createRandom, type Random } from '../fixtures/random.ts';

/** The real endpoint over an in-memory database, with a simulated clock and seeded randomness. */
export interface SimulatedSite {
  store: Store;
  random: Random;
  /** Sends a vote as a reader would, with the clock set to its time. @returns its ballot */
  vote(cast: Cast): Promise<string>;
  /** Sends a failed search as the page’s script would. */
  search(reader: SimulatedReader, query: string): Promise<void>;
  /** Sends the search that led a reader to the article they voted helpful, as the page’s script would. */
  confirm(reader: SimulatedReader, ballot: string, query: string): Promise<void>;
  /** Adds votes to the totals, as if cast long ago. */
  haveCounted(article: string, helpful: number, revision?: string): Promise<void>;
  counts(article: string, revision?: string): Promise<Counts>;
  close(): Promise<void>;
}

export interface SimulatedReader {
  address: string;
  agent: string;
}

export interface Cast {
  /** Milliseconds since 1970. */
  at: number;
  reader: SimulatedReader;
  article: string;
  isHelpful: boolean;
  /** Default: `newText`. */
  revision?: string;
  ballot?: string;
}

export interface Counts {
  helpful: number;
  notHelpful: number;
  heldBack: number;
}

export const siteBegan = Date.parse('2026-01-01T00:00:00Z');
export const simulatedArticles = 180;

/** Revisions of each article, which was rewritten once; the two texts have nothing in common. */
export const oldText = '111111111111';
export const newText = '222222222222';

export async function startSimulatedSite(seed: string): Promise<SimulatedSite> {
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  for (const [number, text] of [oldText, newText].entries()) await rememberRevisions(store, textsOf(text), siteBegan + number);
  const random = createRandom(seed);
  const clock = { now: siteBegan };
  const app = createApp({
    store,
    clock: () => clock.now,
    random: (size) => Uint8Array.from({ length: size }, () => random.between(0, 255)),
    key: new Uint8Array(32).fill(7),
    addressOf: (c) => c.req.header('x-simulated-address') ?? '',
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [] },
    log: (line) => {
      throw new Error(line);
    },
  });

  async function post(path: string, { address, agent }: SimulatedReader, body: object): Promise<Response> {
    const text = JSON.stringify(body);
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      'User-Agent': agent,
      'X-Simulated-Address': address,
    };
    const response = await app.request(path, { method: 'POST', body: text, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  }

  return {
    store,
    random,
    async vote({ at, reader, article, isHelpful, revision = newText, ballot }) {
      clock.now = at;
      const value = isHelpful ? 'helpful' : 'not-helpful';
      const response = await post('/api/votes', reader, { article, locale: 'en', revision, value, ballot });
      return ((await response.json()) as { ballot: string }).ballot;
    },
    async search(reader, query) {
      await post('/api/searches', reader, { locale: 'en', query, outcome: 'no-result', words: query.split(' ') });
    },
    async confirm(reader, ballot, query) {
      await post('/api/confirmations', reader, { ballot, query });
    },
    async haveCounted(article, helpful, revision = newText) {
      const insert = `INSERT INTO total (article, locale, edition, revision, helpful, not_helpful, held_back)
        VALUES (?, 'en', 'public', ?, ?, 0, 0)`;
      await store.write([statement(insert, article, revision, helpful)]);
    },
    async counts(article, revision = newText) {
      const totals = await readTotals(store);
      const found = totals.find((total) => total.article === article && total.revision === revision);
      return found ?? { helpful: 0, notHelpful: 0, heldBack: 0 };
    },
    close: () => store.close(),
  };
}

function textsOf(revision: string): RevisionsFile {
  const words = [`the text ${revision.repeat(20)}`];
  return {
    version: 1,
    audience: 'public',
    articles: Array.from({ length: simulatedArticles }, (_, number) => ({
      id: articleName(number),
      locale: 'en',
      revision,
      redirectFrom: [],
      sketch: sketchOf({ title: '', summary: '', words }),
    })),
  };
}

export function articleName(number: number): string {
  return `article-${number}`;
}

/** A reader whose address is unique to the number. */
export function reader(number: number): SimulatedReader {
  return { address: `100.${64 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`, agent: `Browser ${number % 7}` };
}

/** Returns a function that chooses articles by Zipf’s law: the k-th is read 1/k as often as the first. */
export function zipf(random: Random, articles = simulatedArticles): () => number {
  let total = 0;
  const upTo = Array.from({ length: articles }, (_, rank) => {
    total += 1 / (rank + 1);
    return total;
  });
  return function nextArticle() {
    const point = share(random) * total;
    return upTo.findIndex((end) => point < end);
  };
}

/** 0 ≤ x < 1 */
export function share(random: Random): number {
  return random.between(0, 999_999) / 1_000_000;
}
