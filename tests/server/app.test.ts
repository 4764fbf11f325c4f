import { beforeEach, describe, expect, test } from 'vitest';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals } from '../../src/feedback/votes/totals.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { trustClock } from '../../src/records/clock.ts';
import { type AppOptions, createApp } from '../../src/server/app.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { form, json, post } from '../endpoint/requests.ts';
import {
  countingRandom,
  firstText,
  hourMs,
  key,
  openStore,
  published,
  revisionsFile,
  secondText,
  start,
  unknownBallot,
  uuid,
} from '../feedback/builders.ts';

let store: Store;
let now = start;
/** Milliseconds of a clock that never jumps. */
let elapsed = 0;
let lines: string[] = [];

beforeEach(async () => {
  store = await openStore();
  now = start;
  elapsed = 0;
  lines = [];
  await rememberRevisions(store, revisionsFile(), start);
});

function app(overrides: Partial<AppOptions> = {}) {
  return createApp({
    store,
    clock: () => now,
    monotonic: () => elapsed,
    random: countingRandom(),
    key,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [] },
    log: (line) => lines.push(line),
    ...overrides,
  });
}

const fields = { article: 'refund', locale: 'zh-cn', revision: firstText, value: 'helpful' };

/** Votes that are stored, counted or held back. */
const kept = async () => (await readTotals(store)).reduce((sum, { helpful, heldBack }) => sum + helpful + heldBack, 0);

const total = async () => (await readTotals(store)).map(({ helpful, notHelpful }) => [helpful, notHelpful]);

describe('a vote sent as JSON', () => {
  test('is answered with its ballot and until when it can be changed', async () => {
    const response = await app().request('/api/votes', json(fields));
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      ballot: expect.stringMatching(/^\d{13}[\w-]{22}$/),
      changeUntil: '2026-11-21T08:00:00.000Z',
    });
    expect(await total()).toEqual([[1, 0]]);
  });

  test('is answered with 200 and the same ballot when it comes again, with 422 when its content differs', async () => {
    const endpoint = app();
    const first = await (await endpoint.request('/api/votes', json({ ...fields, id: uuid(1) }))).json();
    const again = await endpoint.request('/api/votes', json({ ...fields, id: uuid(1) }));
    expect([again.status, await again.json()]).toEqual([200, first]);
    const other = await endpoint.request('/api/votes', json({ ...fields, id: uuid(1), value: 'not-helpful' }));
    expect([other.status, (await other.json()).reason]).toEqual([422, 'conflicting-id']);
    expect(await total()).toEqual([[1, 0]]);
  });

  test('changes the vote whose ballot it carries', async () => {
    const endpoint = app();
    const { ballot } = await (await endpoint.request('/api/votes', json(fields))).json();
    const change = await endpoint.request('/api/votes', json({ ...fields, ballot, value: 'not-helpful' }));
    expect([change.status, (await change.json()).ballot]).toEqual([201, ballot]);
    expect(await total()).toEqual([[0, 1]]);
  });

  test('is refused with a reason when its ballot is too old', async () => {
    const endpoint = app();
    const { ballot } = await (await endpoint.request('/api/votes', json(fields))).json();
    now = start + 24 * hourMs;
    const late = await endpoint.request('/api/votes?reader=en', json({ ...fields, ballot, value: 'not-helpful' }));
    expect(late.status).toBe(422);
    expect(await late.json()).toMatchObject({
      reason: 'expired',
      detail: expect.stringMatching(/^A vote can be changed for 24 hours only/),
    });
  });

  test('is stored when the site was built anew a moment ago', async () => {
    const refreshRevisions = async () => {
      await rememberRevisions(store, revisionsFile([published({ revision: secondText })]), now);
      return true;
    };
    const endpoint = app({ refreshRevisions });
    expect((await endpoint.request('/api/votes', json({ ...fields, revision: secondText }))).status).toBe(201);
    expect((await endpoint.request('/api/votes', json({ ...fields, revision: 'ffffffffffff' }))).status).toBe(422);
  });
});

describe('a vote sent as a form', () => {
  test('leads to the page of its ballot in the reader’s language', async () => {
    const response = await app().request('/api/votes?reader=en', form(fields));
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/api\/votes\/\d{13}[\w-]{22}\?reader=en$/);
  });

  test.each(['', '?reader=', '?reader=xx', '?reader=en%22%3E', '?reader=__proto__'])(
    'falls back to the language of the text when the reader’s is %j',
    async (query) => {
      const response = await app().request(`/api/votes${query}`, form(fields));
      expect(response.headers.get('location')).toMatch(/\?reader=zh-cn$/);
    },
  );

  test('counts twice when two readers without JavaScript send it', async () => {
    const addresses = ['203.0.113.1', '203.0.113.2'];
    const endpoint = app({ addressOf: () => addresses.pop() ?? '' });
    await endpoint.request('/api/votes', form(fields));
    await endpoint.request('/api/votes', form(fields));
    expect(await total()).toEqual([[2, 0]]);
  });

  test('is refused with a page that names every faulty field', async () => {
    const response = await app().request(
      '/api/votes?reader=en',
      form({ ...fields, value: 'maybe', article: '../x', extra: '<b>' }),
    );
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const page = await response.text();
    expect(page).toContain('<code>value</code> must be helpful or not-helpful');
    expect(page).toContain('<code>article</code> must be the id of an article');
    expect(page).toContain('<code>extra</code> is not a field; leave it out');
  });
});

describe('the page of a ballot', () => {
  async function follow(endpoint: ReturnType<typeof app>, request: RequestInit, reader = 'en') {
    const response = await endpoint.request(`/api/votes?reader=${reader}`, request);
    return response.headers.get('location') ?? '';
  }

  test('says what was stored, until when it can be changed, and leads back to the article', async () => {
    const endpoint = app();
    const response = await endpoint.request(await follow(endpoint, form(fields)));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const page = await response.text();
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('We have stored: “Yes, it helped”.');
    expect(page).toContain('<time datetime="2026-11-21T08:00:00.000Z">');
    // The reader's own page of it, which shows the text that was judged.
    expect(page).toContain('<a href="/en/articles/refund/">');
    expect(page).toContain('<a href="/en/survey/?article=refund">Rate our service</a>');
  });

  test('changes the vote by its own form', async () => {
    const endpoint = app();
    const page = await (await endpoint.request(await follow(endpoint, form(fields), 'zh-cn'))).text();
    const action = /<form method="post" action="([^"]+)"/.exec(page)?.[1] ?? '';
    const sent = Object.fromEntries(
      [...page.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
    expect(sent['value']).toBe('not-helpful');
    const changed = await endpoint.request(action, form(sent));
    expect(changed.status).toBe(303);
    expect(await (await endpoint.request(changed.headers.get('location') ?? '')).text()).toContain('已经记下：没帮助');
    expect(await total()).toEqual([[0, 1]]);
  });

  test('offers no change after a day', async () => {
    const endpoint = app();
    const address = await follow(endpoint, form(fields));
    now = start + 24 * hourMs;
    const page = await (await endpoint.request(address)).text();
    expect(page).toContain('can no longer be changed');
    expect(page).not.toContain('<form');
  });

  test('is the same 404 for an unknown and for a malformed ballot', async () => {
    const page = async (ballot: string) => {
      const response = await app().request(`/api/votes/${ballot}`, { headers: { Accept: 'text/html' } });
      return [response.status, await response.text()];
    };
    const unknown = await page(unknownBallot);
    expect(unknown[0]).toBe(404);
    expect(await page('not-a-ballot')).toEqual(unknown);
    expect(await page('%3Cscript%3E')).toEqual(unknown);
  });

  test('stands in the shell that the build made', async () => {
    const shell = '<title>__SHELL_TITLE__ · Help</title><main>__SHELL_BODY__</main>';
    const endpoint = app({ readShell: async (locale) => (locale === 'en' ? shell : undefined) });
    const page = await (await endpoint.request(await follow(endpoint, form(fields)))).text();
    expect(page).toMatch(/^<title>Thank you for your answer · Help<\/title><main><h1>/);
  });
});

describe('what is refused before it is read', () => {
  const refusals: [what: string, status: number, reason: string, request: RequestInit][] = [
    ['broken JSON', 400, 'malformed-json', post('{"article":')],
    ['bytes that are not UTF-8', 400, 'bad-encoding', post(new Uint8Array([0x22, 0xff, 0x22]))],
    ['a body larger than 8 KiB', 413, 'too-large', post('x', { 'Content-Length': '8193' })],
    ['a body of unknown length', 411, 'length-required', { ...post('{}'), headers: { 'Content-Type': 'application/json' } }],
    ['another content type', 415, 'unsupported-type', post('<vote/>', { 'Content-Type': 'text/xml' })],
    ['a type that every object has', 415, 'unsupported-type', post('{}', { 'Content-Type': '__proto__' })],
    ['another charset', 415, 'unsupported-type', post('{}', { 'Content-Type': 'application/json; charset=gbk' })],
    ['another site', 403, 'cross-site', json(fields, { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' })],
    ['another site of the same domain', 403, 'cross-site', json(fields, { 'Sec-Fetch-Site': 'same-site' })],
    ['another origin of an old browser', 403, 'cross-site', json(fields, { Origin: 'https://evil.example' })],
    ['an origin that hides itself', 403, 'cross-site', json(fields, { Origin: 'null' })],
    ['no fields', 422, 'invalid-fields', json([])],
    ['an unknown article', 422, 'unknown-article', json({ ...fields, article: 'nowhere' })],
    ['a text that was never published', 422, 'unpublished-revision', json({ ...fields, revision: 'ffffffffffff' })],
    ['an unknown ballot', 422, 'unknown-ballot', json({ ...fields, ballot: unknownBallot })],
  ];

  test.each(refusals)('%s is answered with %i %s, in words', async (_what, status, reason, request) => {
    const response = await app().request('/api/votes', request);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    const problem = await response.json();
    expect(problem).toMatchObject({ type: 'about:blank', status, reason });
    // What is wrong, and what to do.
    expect(problem.detail.match(/[。；，]/g).length).toBeGreaterThanOrEqual(2);
    expect(await total()).toEqual([]);
  });

  test('names every faulty field of a JSON body, unknown ones too', async () => {
    const response = await app().request(
      '/api/votes?reader=en',
      json({ id: 7, locale: 'zh-cn', value: 'helpful', color: 'red' }),
    );
    expect((await response.json()).errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'article',
      'color',
      'id',
      'revision',
    ]);
  });

  test('a form with wrong bytes or a repeated field is refused', async () => {
    const type = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
    expect((await app().request('/api/votes', post('article=%ff', type))).status).toBe(400);
    expect((await app().request('/api/votes', post('article=a&article=b', type))).status).toBe(422);
  });

  test('accepts its own pages, address bars and clients that are no browsers', async () => {
    const endpoint = app();
    for (const headers of [
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://localhost' },
      { 'Sec-Fetch-Site': 'none' },
      { Origin: 'https://localhost' },
      {},
    ]) {
      expect((await endpoint.request('/api/votes', json(fields, headers as Record<string, string>))).status).toBe(201);
    }
  });

  test('another method is refused with the ones that are allowed', async () => {
    for (const [path, method, allow] of [
      ['/api/votes', 'GET', 'POST'],
      ['/api/votes', 'OPTIONS', 'POST'],
      [`/api/votes/${unknownBallot}`, 'DELETE', 'GET, HEAD'],
      ['/api/ready', 'POST', 'GET, HEAD'],
    ] as const) {
      const response = await app().request(path, { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    }
  });

  test('an unknown address is a 404 in the language that the browser prefers', async () => {
    const response = await app().request('/api/nowhere', {
      headers: { Accept: 'text/html', 'Accept-Language': 'tlh, en-GB;q=0.8, zh;q=0.5' },
    });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('<html lang="en">');
  });
});

test('answers 429 with Retry-After to an address that sends too much, and stores nothing of it', async () => {
  const asked: string[] = [];
  const limit = (address: string) => {
    asked.push(address);
    return asked.length > 1 ? 42 : 0;
  };
  const endpoint = app({ limit, addressOf: () => '203.0.113.9' });
  expect((await endpoint.request('/api/votes', json(fields))).status).toBe(201);
  const refused = await endpoint.request('/api/votes', json(fields));
  expect([refused.status, refused.headers.get('retry-after'), (await refused.json()).reason]).toEqual([429, '42', 'too-many']);
  expect(asked).toEqual(['203.0.113.9', '203.0.113.9']);
  expect(await total()).toEqual([[1, 0]]);
});

describe('behind a proxy', () => {
  const forwarded = { Origin: 'https://help.example', 'X-Forwarded-Host': 'help.example', 'X-Forwarded-Proto': 'https' };

  test('believes forwarded headers of a trusted proxy only', async () => {
    const trusting = app({ isTrustedPeer: () => true });
    expect((await trusting.request('/api/votes', json(fields, forwarded))).status).toBe(201);
    expect((await app().request('/api/votes', json(fields, forwarded))).status).toBe(403);
  });

  test('tells http from https by a trusted proxy', async () => {
    const trusting = app({ isTrustedPeer: () => true });
    const response = await trusting.request('/api/votes', json(fields, { ...forwarded, Origin: 'http://help.example' }));
    expect(response.status).toBe(403);
  });
});

describe('with ALLOWED_ORIGINS', () => {
  const allowed = 'https://help.example';
  const open = () => app({ config: { audience: 'public', allowedOrigins: [allowed] } });

  test('answers the preflight of exactly these origins', async () => {
    const preflight = (origin: string) =>
      open().request('/api/votes', { method: 'OPTIONS', headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' } });
    const response = await preflight(allowed);
    expect(response.status).toBe(204);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': allowed,
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'Content-Type',
      vary: expect.stringContaining('Origin'),
    });
    for (const other of ['https://evil.example', `${allowed}.evil.example`, 'null']) {
      expect((await preflight(other)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('accepts their votes and lets them read answers and refusals', async () => {
    const headers = { Origin: allowed, 'Sec-Fetch-Site': 'cross-site' };
    const response = await open().request('/api/votes', json(fields, headers));
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([201, allowed]);
    const refused = await open().request('/api/votes', json({}, headers));
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([422, allowed]);
    expect(refused.headers.get('vary')).toContain('Origin');
  });

  test('lets the policy of its pages connect and send forms there', async () => {
    const policy = (await open().request('/api/nowhere', { headers: { Accept: 'text/html' } })).headers.get(
      'content-security-policy',
    );
    expect(policy).toContain(`connect-src 'self' ${allowed};`);
    expect(policy).toContain(`form-action 'self' ${allowed};`);
  });
});

describe('GET /api/ready', () => {
  test('asks the store once a second, however often it is asked', async () => {
    let writes = 0;
    const counting: Store = {
      ...store,
      write(statements) {
        writes += 1;
        return store.write(statements);
      },
    };
    const endpoint = app({ store: counting });
    const ask = () => Promise.all(Array.from({ length: 50 }, async () => (await endpoint.request('/api/ready')).status));
    expect([...(await ask()), ...(await ask())]).toEqual(Array(100).fill(200));
    expect(writes).toBe(1);
    elapsed += 1_000;
    await ask();
    expect(writes).toBe(2);
  });

  test('says that the clock is not trusted, and what waits for it', async () => {
    await trustClock(store, start - 8 * dayMs);
    expect(await (await app().request('/api/ready')).json()).toEqual({
      status: 'ready',
      warnings: [expect.stringContaining('The clock is 8.0 days ahead of the last trusted time.')],
    });
    now = start - 8 * dayMs;
    expect(await (await app().request('/api/ready')).json()).toEqual({ status: 'ready' });
  });
});

describe('when the store fails', () => {
  const fill = () => store.query(statement('PRAGMA max_page_count = 1'));
  const free = () => store.query(statement('PRAGMA max_page_count = 100000'));

  test('answers 503 with Retry-After on a full disk, is not ready, and recovers', async () => {
    const endpoint = app();
    await fill();
    const statuses: number[] = [];
    for (let each = 0; each < 200 && statuses.at(-1) !== 503; each++) {
      statuses.push((await endpoint.request('/api/votes', json(fields))).status);
    }
    const stored = statuses.filter((status) => status === 201).length;
    expect(statuses.at(-1)).toBe(503);

    const refused = await endpoint.request('/api/votes', json(fields));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await refused.json()).toMatchObject({ reason: 'unavailable' });
    expect((await endpoint.request('/api/ready')).status).toBe(503);
    expect((await endpoint.request('/api/live')).status).toBe(200);
    expect(await kept()).toBe(stored);

    await free();
    elapsed += 1_000;
    expect((await endpoint.request('/api/ready')).status).toBe(200);
    expect((await endpoint.request('/api/votes', json(fields))).status).toBe(201);
    expect(await kept()).toBe(stored + 1);
  });

  test('never logs a ballot', async () => {
    const endpoint = app();
    const { ballot } = await (await endpoint.request('/api/votes', json(fields))).json();
    await store.close();
    expect((await endpoint.request(`/api/votes/${ballot}`)).status).toBe(503);
    expect((await endpoint.request('/api/votes', json({ ...fields, ballot }))).status).toBe(503);
    expect(lines.length).toBe(2);
    expect(lines.join('\n')).not.toContain(ballot);
  });

  test('answers 500 for its own mistakes and logs them', async () => {
    let isStarted = false;
    const endpoint = app({
      random: (size) => {
        if (isStarted) throw new TypeError('no luck');
        return new Uint8Array(size);
      },
    });
    isStarted = true;
    const response = await endpoint.request('/api/votes', json(fields));
    expect([response.status, (await response.json()).reason]).toEqual([500, 'internal']);
    expect(lines.join('\n')).toContain('TypeError: no luck');
  });
});
