import { smallSiteRevision, timedUuid } from '../load/small-site.ts';

export type Pick = <T>(values: readonly T[]) => T;

/** Picks one of a list at random; the same ones for the same seed. */
export function picker(seed: number): Pick {
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

/** One request, as it is sent. */
export interface FuzzRequest {
  method: string;
  /** Path and query. */
  target: string;
  headers: Readonly<Record<string, string>>;
  /** Left out of a GET. */
  body: Uint8Array<ArrayBuffer> | undefined;
  /** For whoever looks for what was wrong with it. */
  shown: string;
}

/** @param ballots that were given out before, to be used again */
export function makeFuzzRequest(pick: Pick, ballots: readonly string[]): FuzzRequest {
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
  const address =
    path === '/api/votes' && method === 'GET'
      ? `/api/votes/${encode(String(pick([...ballots, ...strange])).slice(0, 50))}`
      : path;
  return {
    method,
    target: `${address}${query}`,
    headers,
    body: method === 'GET' ? undefined : bytes,
    shown: `${method} ${address}${query} ${JSON.stringify(headers).slice(0, 200)} ${body.slice(0, 200)}`,
  };
}

/** Also of text that is not well formed. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
