import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type RequestListener, request, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, BlockList } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../src/doctor/diagnosis.ts';
import { ask } from '../../../src/doctor/live/ask.ts';
import { diagnoseAddress } from '../../../src/doctor/live/diagnose-live.ts';
import { diagnoseClock } from '../../../src/doctor/live/endpoint.ts';
import { diagnoseCertificate, diagnoseClient, diagnoseForgery, diagnosePlainHttp } from '../../../src/doctor/live/transport.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { type RunningServer, startServer } from '../../../src/server/entries/node.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { statement } from '../../../src/store/store.ts';
import { buildSite, configFor } from '../../server/support/site.ts';

const now = Date.parse('2026-12-01T00:00:00Z');

/** An address that a reader might have. */
const reader = '93.184.216.34';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

const servers: Server[] = [];
let backend: RunningServer;
let siteDir: string;

beforeAll(async () => {
  siteDir = buildSite({
    'index.html':
      '<title>首页</title><link rel="canonical" href="https://help.example/"><link rel="stylesheet" href="/_astro/Base.abc123.css">',
    'index.html.br': 'as if compressed',
    '_astro/Base.abc123.css': 'p{}',
  });
  const trustedProxies = new BlockList();
  trustedProxies.addAddress('127.0.0.1');
  backend = await startServer({ siteDir, config: configFor(siteDir, { trustedProxies }), log: () => {} });
});

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

afterAll(() => backend.close());

async function listen(server: Server, scheme = 'http'): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface ProxyOptions {
  /** What it sends on; by default what the README says. */
  forward?: (headers: IncomingHttpHeaders) => Record<string, string | undefined>;
  /** What it does to the headers of an answer. */
  answer?: (headers: IncomingHttpHeaders) => Record<string, string | string[] | undefined>;
  /** Answers some requests itself. */
  intercept?: (...args: Parameters<RequestListener>) => boolean;
  isTls?: boolean;
}

/** A reverse proxy in front of the server. */
async function proxy({ forward = () => ({}), answer = () => ({}), intercept, isTls = true }: ProxyOptions = {}): Promise<string> {
  const listener: RequestListener = (received, response) => {
    if (intercept?.(received, response)) return;
    const own = received.headers.host ?? '';
    const chain = [received.headers['x-forwarded-for'], reader].filter((part) => part !== undefined).join(', ');
    const usual = { 'x-forwarded-host': own, 'x-forwarded-proto': isTls ? 'https' : 'http', 'x-forwarded-for': chain };
    const headers = { ...received.headers, ...usual, ...forward(received.headers) };
    const defined = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
    const onward = request(`${backend.url}${received.url}`, { method: received.method ?? 'GET', headers: defined });
    onward.on('response', (got) => {
      response.writeHead(
        got.statusCode ?? 502,
        Object.fromEntries(
          Object.entries({ ...got.headers, ...answer(got.headers) }).filter(([, value]) => value !== undefined),
        ) as Record<string, string>,
      );
      got.pipe(response);
    });
    received.pipe(onward);
  };
  const server = isTls
    ? createTlsServer({ key: fixture('key.pem'), cert: fixture('cert.pem') }, listener)
    : createServer(listener);
  return listen(server, isTls ? 'https' : 'http');
}

/** What is not in order, without what is so of every test server. */
async function faults(address: string): Promise<Diagnosis[]> {
  return (await diagnoseAddress(address, () => now)).filter(
    ({ status, about }) => status !== 'ok' && !['certificate', 'home'].includes(about),
  );
}

const places = (diagnoses: readonly Diagnosis[]): string[] => diagnoses.map(({ status, about }) => `${status} ${about}`);

describe('a live address', () => {
  test('behind a proxy as the README describes it is in order, but for a certificate that browsers refuse', async () => {
    const diagnoses = await diagnoseAddress(await proxy(), () => now);
    expect(diagnoses.filter(({ status }) => status !== 'ok')).toEqual([
      {
        about: 'certificate',
        status: 'error',
        message: 'Browsers refuse it: DEPTH_ZERO_SELF_SIGNED_CERT.',
        hint: 'Use one of a public authority, for this name, with its intermediate certificates.',
      },
      expect.objectContaining({
        about: 'home',
        message: expect.stringContaining('Its pages say that they are at https://help.example'),
      }),
    ]);
    expect(diagnoses.filter(({ status }) => status === 'ok').map(({ about }) => about)).toEqual([
      'address',
      'https',
      'headers',
      'compression',
      'caching',
      'endpoint',
      'database',
      'client',
      'forgery',
      'voting',
      'clock',
    ]);
  });

  test('that asks leaves nothing behind: no vote is stored', async () => {
    const address = await proxy();
    await diagnoseAddress(address, () => now);
    const store = createSqliteStore({ file: configFor(siteDir).database, mode: 'read' });
    expect(await store.query(statement('SELECT * FROM event'))).toEqual([]);
    await store.close();
  });

  test.each<[what: string, options: ProxyOptions, found: string[], words: string]>([
    [
      'does not say that readers use TLS',
      { forward: () => ({ 'x-forwarded-proto': undefined }) },
      ['warning https'],
      'TRUSTED_PROXIES',
    ],
    [
      'passes on what readers claim of their address',
      { forward: (h) => ({ 'x-forwarded-for': String(h['x-forwarded-for'] ?? reader) }) },
      ['error forgery'],
      'one reader can vote as many',
    ],
    [
      'names its own host as the readers’',
      { forward: () => ({ 'x-forwarded-host': 'backend:4321' }) },
      ['error voting'],
      'X-Forwarded-Host',
    ],
    [
      'removes a security header',
      { answer: () => ({ 'content-security-policy': undefined }) },
      ['error headers'],
      'Content-Security-Policy is missing',
    ],
    [
      'adds a security header of its own',
      { answer: () => ({ 'x-content-type-options': ['nosniff', 'nosniff'] }) },
      ['warning headers'],
      'sent twice',
    ],
    [
      'replaces the policy',
      { answer: () => ({ 'content-security-policy': 'upgrade-insecure-requests' }) },
      ['warning headers'],
      'upgrade-insecure-requests',
    ],
    [
      'asks for uncompressed pages',
      { forward: () => ({ 'accept-encoding': 'identity' }) },
      ['warning compression'],
      'Accept-Encoding',
    ],
    [
      'lets pages be kept and files not',
      { answer: () => ({ 'cache-control': 'max-age=86400' }) },
      ['warning caching', 'warning caching'],
      'Pages are kept for 86400 seconds',
    ],
    [
      'has a clock that is late',
      { answer: () => ({ date: new Date(Date.now() - 3_600_000).toUTCString() }) },
      ['error clock'],
      'differ by 3',
    ],
  ])('behind a proxy that %s is told so', async (_, options, found, words) => {
    const diagnoses = await faults(await proxy(options));
    expect(places(diagnoses)).toEqual(found);
    expect(JSON.stringify(diagnoses)).toContain(words);
    for (const { hint } of diagnoses) expect(hint).toMatch(/^[A-Z].*\.$/s);
  });

  test.each<[what: string, intercept: ProxyOptions['intercept'], found: string[]]>([
    [
      'keeps /api/ for itself',
      (q, r) => q.url?.startsWith('/api/') === true && !!r.writeHead(404).end('no'),
      ['warning endpoint'],
    ],
    [
      'cannot reach the endpoint',
      (q, r) => q.url?.startsWith('/api/') === true && !!r.writeHead(502).end('no'),
      ['error endpoint'],
    ],
    ['refuses to POST', (q, r) => q.method === 'POST' && !!r.writeHead(405).end(), ['error voting']],
    ['has lost files', (q, r) => q.url?.startsWith('/_astro/') === true && !!r.writeHead(404).end(), ['error files']],
    ['says that nothing can be stored', (q, r) => q.url === '/api/ready' && !!r.writeHead(503).end(), ['error database']],
  ])('behind a proxy that %s is told so', async (_, intercept, found) => {
    expect(places(await faults(await proxy({ ...(intercept && { intercept }), isTls: false })))).toEqual(found);
  });

  test('of another program, or of nobody, is told so without waiting for more', async () => {
    const other = await listen(createServer((_request, response) => response.end('<h1>It works!</h1>')));
    expect((await diagnoseAddress(other, () => now)).find(({ about }) => about === 'home')?.message).toBe(
      `${other}/ is not a page of this engine.`,
    );
    expect(await diagnoseAddress('http://127.0.0.1:9', () => now)).toEqual([
      expect.objectContaining({ status: 'error', message: 'http://127.0.0.1:9 does not answer: ECONNREFUSED.' }),
    ]);
  });
});

describe('an answer', () => {
  test.each<[string, RequestListener]>([
    ['never begins', () => {}],
    ['never ends', (_request, response) => void response.write('x')],
  ])('that %s is waited for no longer than the limit', async (_, listener) => {
    expect(await ask(await listen(createServer(listener)), { timeoutMs: 60 })).toEqual({
      failed: expect.stringMatching(/^no (?:whole )?answer within 0\.06 seconds$/),
    });
  });

  test('without end is read as far as its head needs', async () => {
    const endless: RequestListener = (_request, response) => {
      const more = (): void => void (response.writable && response.write('x'.repeat(100_000), () => setImmediate(more)));
      more();
    };
    const answer = await ask(await listen(createServer(endless)));
    expect('body' in answer && answer.body.length).toBeLessThan(1_000_000);
  });

  test('that ends in the middle is an error', async () => {
    const cut: RequestListener = (_request, response) => {
      response.writeHead(200, { 'Content-Length': '100' }).write('x');
      setImmediate(() => response.destroy());
    };
    expect(await ask(await listen(createServer(cut)))).toEqual({ failed: expect.any(String) });
  });
});

describe('what depends on where one asks from', () => {
  const answerOf = (client: string) => ({
    status: 200,
    headers: {},
    raw: [],
    body: JSON.stringify({ status: 'live', client }),
    sentAt: 0,
    answeredAt: 0,
  });
  const [far, near] = ['https://help.example', 'http://localhost:4321'];

  test.each([
    [far, 'public', ['ok client']],
    [far, 'loopback', ['warning client']],
    [far, 'private', ['warning client']],
    [far, 'none', ['warning client']],
    [near, 'loopback', []],
  ])('%s sees a %s address: %j', (address, client, found) => {
    expect(places(diagnoseClient(address, answerOf(client)))).toEqual(found);
  });

  test.each([
    ['public', 'public', ['ok forgery']],
    ['public', 'documentation', ['error forgery']],
    ['private', 'documentation', ['warning forgery']],
    ['loopback', 'documentation', []],
  ])('from a %s address a made-up one is seen as %s: %j', (before, after, found) => {
    expect(places(diagnoseForgery(answerOf(before), answerOf(after)))).toEqual(found);
  });
});

test.each([
  [40, undefined, 'ok'],
  [13.5, undefined, 'warning'],
  [-1, 'certificate has expired', 'error'],
  [40, 'unable to get local issuer certificate', 'error'],
])('a certificate that is valid for %d days, refused for %s, is %s', (days, refusedBecause, status) => {
  const [diagnosis] = diagnoseCertificate({ refusedBecause, validTo: now + days * dayMs }, now);
  expect(diagnosis?.status).toBe(status);
  if (days < 0) expect(diagnosis?.message).toBe('It expired on 2026-11-30.');
});

test.each([
  [200, undefined, 'warning'],
  [301, 'http://www.help.example/', 'warning'],
  [308, 'https://help.example/', 'ok'],
])('http answered with %d to %s is %s', (status, location, found) => {
  const headers = location === undefined ? {} : { location };
  expect(diagnosePlainHttp({ status, headers, raw: [], body: '', sentAt: 0, answeredAt: 0 }, 'help.example')[0]?.status).toBe(
    found,
  );
});

test('a second that a slow answer takes is no difference between clocks', () => {
  const answer = {
    status: 200,
    headers: { date: new Date(now).toUTCString() },
    raw: [],
    body: '',
    sentAt: now + 900,
    answeredAt: now + 9_000,
  };
  expect(diagnoseClock(answer)).toEqual([expect.objectContaining({ status: 'ok' })]);
});
