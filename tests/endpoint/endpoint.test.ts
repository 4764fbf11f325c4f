import { beforeEach, describe, expect, test } from 'vitest';
import { readSentBody } from '../../src/endpoint/read-body.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { type AppOptions, createApp } from '../../src/server/app.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { countingRandom, firstText, key, openStore, revisionsFile, start } from '../feedback/builders.ts';
import { form, json, post } from './requests.ts';

/** What holds for every address of the endpoint alike, row by row. */

let store: Store;
beforeEach(async () => {
  store = await openStore();
  await rememberRevisions(store, revisionsFile(), start);
});

function app(overrides: Partial<AppOptions> = {}) {
  return createApp({
    store,
    clock: () => start,
    random: countingRandom(),
    key,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [] },
    log: () => {},
    ...overrides,
  });
}

const vote = { article: 'refund', locale: 'zh-cn', revision: firstText, value: 'helpful' };

/** A body that is taken, the status for JSON, where a form leads, and a body in which every field is faulty. */
const takers: Record<
  string,
  { body: (ballot: string) => Record<string, string>; status: number; leads: RegExp; faulty: object }
> = {
  '/api/votes': {
    body: () => vote,
    status: 201,
    leads: /^\/api\/votes\/\d{13}[\w-]{22}\?reader=en$/,
    faulty: { id: 1, article: 'A B', locale: 'X', revision: 'x', value: 'perhaps', ballot: '?', website: 1, other: 1 },
  },
  '/api/comments': {
    body: (ballot) => ({ ballot, text: '太旧' }),
    status: 201,
    leads: /^\/api\/votes\/\d{13}[\w-]{22}\?reader=en$/,
    faulty: { id: 1, ballot: '?', reason: 'A B', text: 1, website: 1, other: 1 },
  },
  '/api/surveys': {
    body: () => ({ locale: 'en', csat: '5' }),
    status: 201,
    leads: /^\/api\/surveys\/thanks\?reader=en$/,
    faulty: {
      id: 1,
      locale: 'xx',
      csat: 6,
      resolved: 'perhaps',
      speed: 0,
      reason: 1,
      article: 'A B',
      question: '?',
      website: 1,
      other: 1,
    },
  },
  '/api/searches': {
    body: () => ({ locale: 'en', query: 'refund', outcome: 'no-result' }),
    status: 202,
    leads: /^\/en\/search\/$/,
    faulty: { id: 1, locale: 'xx', query: 1, outcome: 'found', category: 'A B', words: 'x', other: 1 },
  },
  '/api/confirmations': {
    body: (ballot) => ({ ballot, query: '怎么退款' }),
    status: 202,
    leads: /^\/en\/search\/$/,
    faulty: { ballot: '?', query: 1, other: 1 },
  },
  '/api/counts': {
    body: () => ({ locale: 'en', what: 'search-found' }),
    status: 202,
    leads: /^\/en\/search\/$/,
    faulty: { locale: 'xx', what: 'other', other: 1 },
  },
};

const readers = ['/api/live', '/api/ready', `/api/votes/1700000000${'A'.repeat(22)}`, '/api/surveys/thanks'];

async function ballotOf(endpoint: ReturnType<typeof app>): Promise<string> {
  return (await (await endpoint.request('/api/votes', json(vote))).json()).ballot;
}

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const body = await response.json();
  expect(body).toMatchObject({
    type: 'about:blank',
    status: response.status,
    title: expect.any(String),
    detail: expect.any(String),
  });
  return [response.status, body.reason];
};

describe.each(Object.entries(takers))('POST %s', (path, { body, status, leads, faulty }) => {
  test('takes JSON, and a form that it leads to a page', async () => {
    const endpoint = app();
    const sent = body(await ballotOf(endpoint));
    const numbers = path === '/api/surveys' ? { ...sent, csat: 5 } : sent;
    const answered = await endpoint.request(path, json(numbers));
    expect([answered.status, answered.headers.get('cache-control')]).toEqual([status, 'no-store']);
    const led = await endpoint.request(`${path}?reader=en`, form(sent));
    expect([led.status, led.headers.get('location')]).toEqual([303, expect.stringMatching(leads)]);
  });

  test('names every faulty field', async () => {
    const response = await app().request(path, json(faulty));
    expect(response.status).toBe(422);
    const { reason, errors } = await response.json();
    expect(reason).toBe('invalid-fields');
    expect(errors.map(({ field }: { field: string }) => field).sort()).toEqual(Object.keys(faulty).sort());
    for (const { message } of errors) expect(message.length).toBeGreaterThan(2);
  });

  const type = { 'Content-Type': 'text/plain' };
  const withoutLength = (): RequestInit => {
    const { 'Content-Length': _, ...headers } = post('{}').headers as Record<string, string>;
    return { ...post('{}'), headers };
  };
  test.each<[number, string, () => RequestInit]>([
    [400, 'malformed-json', () => post('{')],
    [400, 'bad-encoding', () => post(Uint8Array.of(0x7b, 0xff, 0x7d))],
    [403, 'cross-site', () => json({}, { 'Sec-Fetch-Site': 'cross-site' })],
    [403, 'cross-site', () => json({}, { Origin: 'https://evil.example' })],
    [411, 'length-required', withoutLength],
    [413, 'too-large', () => post(`"${'x'.repeat(8 * 1024)}"`)],
    [415, 'unsupported-type', () => post('{}', type)],
    [415, 'unsupported-type', () => post('{}', { 'Content-Type': 'multipart/form-data; boundary=x' })],
    [422, 'invalid-fields', () => json([])],
  ])('answers %i %s', async (code, reason, request) => {
    expect(await problemOf(await app().request(path, request()))).toEqual([code, reason]);
  });

  test('answers 429 and 503 with Retry-After', async () => {
    const busy = await app({ limit: () => 7 }).request(path, json({}));
    expect([...(await problemOf(busy)), busy.headers.get('retry-after')]).toEqual([429, 'too-many', '7']);
    const sent = body(await ballotOf(app()));
    const failing: Store = {
      ...store,
      query: (given) => store.query(given),
      write: () => Promise.reject(new StoreError('full')),
    };
    const full = await app({ store: failing }).request(path, json(path === '/api/surveys' ? { ...sent, csat: 5 } : sent));
    expect([...(await problemOf(full)), full.headers.get('retry-after')]).toEqual([
      503,
      'unavailable',
      expect.stringMatching(/^\d+$/),
    ]);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s and says what is allowed', async (method) => {
    const response = await app().request(path, { method, headers: { Origin: 'https://shop.example' } });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('answers a preflight of a configured origin, and of no other', async () => {
    const endpoint = app({ config: { audience: 'public', allowedOrigins: ['https://shop.example'] } });
    const preflight = (Origin: string) =>
      endpoint.request(path, { method: 'OPTIONS', headers: { Origin, 'Access-Control-Request-Method': 'POST' } });
    const allowed = await preflight('https://shop.example');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, 'https://shop.example']);
    for (const other of ['https://evil.example', 'https://shop.example.evil.example', 'http://shop.example', 'null'])
      expect((await preflight(other)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe.each(readers)('GET %s', (path) => {
  test('is never kept by anybody', async () => {
    const response = await app().request(path);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each(['POST', 'PUT', 'DELETE'])('refuses %s and says what is allowed', async (method) => {
    const response = await app().request(path, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});

test('a form of many fields is read in the time that its length takes', async () => {
  const body = Array.from({ length: 100_000 }, (_, index) => `f${index}=`).join('&');
  const request = new Request('http://localhost/', post(body, formType));
  const before = performance.now();
  await readSentBody(request, body.length);
  expect(performance.now() - before).toBeLessThan(5_000);
});

const formType = { 'Content-Type': 'application/x-www-form-urlencoded' };
