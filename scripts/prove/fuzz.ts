import { randomBytes } from 'node:crypto';
import { lastDays, readDemand } from '../../src/feedback/demand.ts';
import { rememberRevisions } from '../../src/feedback/revisions.ts';
import { createApp } from '../../src/server/app.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { smallSiteRevision, timedUuid } from '../load/small-site.ts';

export interface FuzzResult {
  requests: number;
  byStatus: Record<number, number>;
  /** The first requests that were answered with 5xx, as text. */
  faults: string[];
}

/** Sends so many broken, strange and hostile requests to the endpoint; the same for the same seed. */
export async function proveFuzz(requests: number, seed = 1, onProgress: (sent: number) => void = () => {}): Promise<FuzzResult> {
  const pick = picker(seed);
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  const text = { id: 'article-0', locale: 'en', revision: smallSiteRevision, redirectFrom: [], sketch: 'AAAA' };
  await rememberRevisions(store, { version: 1, audience: 'public', articles: [text] }, Date.now());
  const app = createApp({
    store,
    clock: Date.now,
    random: randomBytes,
    key: randomBytes(32),
    addressOf: () => pick(['203.0.113.1', '2001:db8::1', '', 'nonsense']),
    readShell: async () => undefined,
    config: { edition: 'public', allowedOrigins: ['https://allowed.example'] },
    log: () => {},
  });
  const result: FuzzResult = { requests, byStatus: {}, faults: [] };
  const ballots: string[] = [];
  for (let sent = 0; sent < requests; sent++) {
    const { path, init, shown } = makeRequest(pick, ballots);
    const response = await app.request(path, init);
    result.byStatus[response.status] = (result.byStatus[response.status] ?? 0) + 1;
    const body = await response.text();
    const ballot = /"ballot":"([^"]+)"/.exec(body)?.[1];
    if (ballot !== undefined && ballots.length < 100) ballots.push(ballot);
    if (response.status >= 500 && result.faults.length < 10) result.faults.push(`${response.status} ${shown}`);
    if (sent % 5_000 === 4_999) onProgress(sent + 1);
  }
  // What was stored can be read.
  await readDemand(store, lastDays(Date.now(), 2));
  await store.close();
  return result;
}

type Pick = <T>(values: readonly T[]) => T;

function picker(seed: number): Pick {
  let state = seed;
  return (values) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return values[((mixed ^ (mixed >>> 14)) >>> 0) % values.length] as (typeof values)[number];
  };
}

const paths = [
  '/api/votes',
  '/api/comments',
  '/api/surveys',
  '/api/searches',
  '/api/counts',
  '/api/live',
  '/api/ready',
  '/api/',
  '/api/x',
];

const strange: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  4.5,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  "'; DROP TABLE event; --",
  '<script>alert(1)</script>',
  '=1+1',
  '__proto__',
  'constructor',
  [],
  ['x'],
  {},
  { a: 1 },
  'x'.repeat(3_000),
  '退款',
  '13800138000',
  '我叫张三',
  '../../etc/passwd',
  '%00',
  '😀'.repeat(50),
];

const honest: Readonly<Record<string, readonly unknown[]>> = {
  article: ['article-0', 'article-1'],
  locale: ['en', 'zh-cn', 'fr'],
  revision: [smallSiteRevision, 'ffffffffffff'],
  value: ['helpful', 'not-helpful'],
  reason: ['not-true'],
  text: ['It differs', '我叫张三，电话 138 0013 8000'],
  csat: [1, 5, '3'],
  resolved: [true, 'no'],
  speed: [2],
  query: ['refund', '退款进度'],
  outcome: ['no-result', 'no-click', 'rephrased'],
  category: ['refunds'],
  words: [['refund'], ['退款', 'x']],
  what: ['search-found', 'ask-sent'],
  website: ['', 'spam'],
};

const fieldsOf: Readonly<Record<string, readonly string[]>> = {
  '/api/votes': ['id', 'article', 'locale', 'revision', 'value', 'ballot', 'website'],
  '/api/comments': ['id', 'ballot', 'reason', 'text', 'website'],
  '/api/surveys': ['id', 'locale', 'csat', 'resolved', 'speed', 'reason', 'article', 'question', 'website'],
  '/api/searches': ['id', 'locale', 'query', 'outcome', 'category', 'words'],
  '/api/counts': ['locale', 'what'],
};

function makeRequest(pick: Pick, ballots: readonly string[]): { path: string; init: RequestInit; shown: string } {
  const path = pick(paths);
  // Half of them have one thing wrong at most, so that they get past the first checks.
  const isCareful = pick([true, false]);
  const seldom = (rarity: number): boolean => !isCareful && pick([...Array(rarity).fill(false), true]);
  const fields: [string, unknown][] = (fieldsOf[path] ?? ['x']).flatMap((field): [string, unknown][] => {
    if (seldom(6) || (field === 'ballot' && path === '/api/votes' && pick([true, true, false]))) return [];
    const values =
      field === 'id' ? [timedUuid(), undefined] : field === 'ballot' ? [...ballots, undefined] : (honest[field] ?? []);
    return [
      [
        field,
        (isCareful ? pick([...Array(40).fill(false), true]) : seldom(7)) || (values.length === 0 && seldom(1))
          ? pick(strange)
          : pick(values),
      ],
    ];
  });
  if (seldom(4)) fields.push([String(pick(strange)), pick(strange)]);
  const object = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  const isForm = pick([true, false, false]);
  const honestBody = isForm
    ? fields
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${encode(name)}=${encode(String(value))}`)
        .join('&')
    : JSON.stringify(object);
  const body = seldom(5)
    ? pick(['', '{', '[]', 'null', '"', '%', '&&=&', 'a=%ff', '{"a":1e999}', `${'['.repeat(4_000)}`])
    : honestBody;
  const bytes = seldom(8) ? new Uint8Array([0xff, 0xfe, 0x00, 0xc0, 0x80]) : new TextEncoder().encode(body);
  const method =
    isCareful && path.startsWith('/api/') && fieldsOf[path] !== undefined
      ? pick(['POST', 'POST', 'POST', 'POST', 'GET'])
      : pick(['POST', 'POST', 'POST', 'POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);
  const headers: Record<string, string> = {
    'Content-Type': isCareful
      ? isForm
        ? 'application/x-www-form-urlencoded'
        : 'application/json'
      : pick([
          isForm ? 'application/x-www-form-urlencoded' : 'application/json',
          'application/json',
          'text/xml',
          'application/json; charset=gbk',
          '',
        ]),
    'Content-Length': isCareful
      ? String(bytes.length)
      : pick([String(bytes.length), String(bytes.length), String(bytes.length), '9000', '-1', 'x', '1e3']),
    'User-Agent': pick(['', 'Mozilla/5.0', 'x'.repeat(2_000)]),
    ...pick([
      {},
      {},
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
      { Origin: 'https://allowed.example' },
      { Accept: 'text/html' },
    ]),
  };
  const query = pick(['', '', '?reader=en', '?reader=%ff', '?reader=__proto__', `?${'x'.repeat(500)}`]);
  const isWithBody = method !== 'GET';
  const address =
    path === '/api/votes' && method === 'GET'
      ? `/api/votes/${encode(String(pick([...ballots, ...strange])).slice(0, 50))}`
      : path;
  return {
    path: `http://localhost${address}${query}`,
    init: { method, headers, ...(isWithBody && { body: bytes }) },
    shown: `${method} ${address}${query} ${JSON.stringify(headers).slice(0, 200)} ${body.slice(0, 200)}`,
  };
}

/** Also of text that is not well formed. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
