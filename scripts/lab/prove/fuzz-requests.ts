import { smallSiteRevision, timedUuid } from '../load/small-site.ts';

export type Pick = <Item>(items: readonly Item[]) => Item;

/** Returns a function that picks items at random; the same seed gives the same items. */
export function picker(seed: number): Pick {
  let state = seed;
  return (items) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return items[((mixed ^ (mixed >>> 14)) >>> 0) % items.length] as (typeof items)[number];
  };
}

const paths = [
  '/api/votes',
  '/api/comments',
  '/api/surveys',
  '/api/searches',
  '/api/confirmations',
  '/api/counts',
  '/api/live',
  '/api/ready',
  '/api/',
  '/api/x',
];

/** Values that no field expects. */
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

/** Values of each field, mostly valid ones. */
const usual: Readonly<Record<string, readonly unknown[]>> = {
  article: ['article-0', 'article-1'],
  locale: ['en', 'zh-cn', 'tlh'],
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
  '/api/confirmations': ['ballot', 'query'],
  '/api/counts': ['locale', 'what'],
};

/** A request in the form it is sent. */
export interface FuzzRequest {
  method: string;
  /** Path and query. */
  target: string;
  headers: Readonly<Record<string, string>>;
  /** Left out of a GET. */
  body: Uint8Array<ArrayBuffer> | undefined;
  /** For messages about the request. */
  shown: string;
}

/** Random choices of one request. Careful requests have at most one fault, so they get past the first checks. */
interface Chance {
  pick: Pick;
  isCareful: boolean;
  /** True once in `rarity` + 1 times; never in a careful request. */
  rarely(rarity: number): boolean;
}

type Field = readonly [name: string, value: unknown];

/** @param ballots of earlier answers, to use again */
export function makeFuzzRequest(pick: Pick, ballots: readonly string[]): FuzzRequest {
  const path = pick(paths);
  const isCareful = pick([true, false]);
  const chance: Chance = {
    pick,
    isCareful,
    rarely: (rarity) => !isCareful && pick([...Array(rarity).fill(false), true]),
  };
  const isForm = pick([true, false, false]);
  const body = makeBody(makeFields(path, ballots, chance), isForm, chance);
  const bytes = chance.rarely(8) ? new Uint8Array([0xff, 0xfe, 0x00, 0xc0, 0x80]) : new TextEncoder().encode(body);
  const method = pickMethod(path, chance);
  const headers = makeHeaders(isForm, bytes.length, chance);
  const query = pick(['', '', '?reader=en', '?reader=%ff', '?reader=__proto__', `?${'x'.repeat(500)}`]);
  const isBallotRead = path === '/api/votes' && method === 'GET';
  const address = isBallotRead ? `/api/votes/${encode(String(pick([...ballots, ...strange])).slice(0, 50))}` : path;
  return {
    method,
    target: `${address}${query}`,
    headers,
    body: method === 'GET' ? undefined : bytes,
    shown: `${method} ${address}${query} ${JSON.stringify(headers).slice(0, 200)} ${body.slice(0, 200)}`,
  };
}

function makeFields(path: string, ballots: readonly string[], chance: Chance): Field[] {
  const { pick, isCareful, rarely } = chance;
  const fields = (fieldsOf[path] ?? ['x']).flatMap((name): Field[] => {
    // A first vote has no ballot.
    if (rarely(6) || (name === 'ballot' && path === '/api/votes' && pick([true, true, false]))) return [];
    const values = validValues(name, ballots);
    const isStrange = isCareful ? pick([...Array(40).fill(false), true]) : rarely(7);
    return [[name, isStrange || (values.length === 0 && rarely(1)) ? pick(strange) : pick(values)]];
  });
  const unknown: Field[] = rarely(4) ? [[String(pick(strange)), pick(strange)]] : [];
  return [...fields, ...unknown].filter(([, value]) => value !== undefined);
}

function validValues(field: string, ballots: readonly string[]): readonly unknown[] {
  if (field === 'id') return [timedUuid(), undefined];
  if (field === 'ballot') return [...ballots, undefined];
  return usual[field] ?? [];
}

function makeBody(fields: readonly Field[], isForm: boolean, { pick, rarely }: Chance): string {
  if (rarely(5)) return pick(['', '{', '[]', 'null', '"', '%', '&&=&', 'a=%ff', '{"a":1e999}', '['.repeat(4_000)]);
  if (!isForm) return JSON.stringify(Object.fromEntries(fields));
  return fields.map(([name, value]) => `${encode(name)}=${encode(String(value))}`).join('&');
}

function pickMethod(path: string, { pick, isCareful }: Chance): string {
  if (isCareful && fieldsOf[path] !== undefined) return pick(['POST', 'POST', 'POST', 'POST', 'GET']);
  return pick([...Array(7).fill('POST'), 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']);
}

function makeHeaders(isForm: boolean, length: number, { pick, isCareful }: Chance): Record<string, string> {
  const type = isForm ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    'Content-Type': isCareful ? type : pick([type, 'application/json', 'text/xml', 'application/json; charset=gbk', '']),
    'Content-Length': isCareful ? String(length) : pick([...Array(3).fill(String(length)), '9000', '-1', 'x', '1e3']),
    'User-Agent': pick(['', 'Mozilla/5.0', 'x'.repeat(2_000)]),
    ...pick<Record<string, string>>([
      {},
      {},
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'null' },
      { Origin: 'https://allowed.example' },
      { Accept: 'text/html' },
    ]),
  };
}

/** Percent-encodes any text, also with lone surrogates. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
