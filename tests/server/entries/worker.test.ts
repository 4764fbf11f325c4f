import type { Miniflare } from 'miniflare';
import { afterEach, expect, test } from 'vitest';
import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { createD1Store } from '../../../src/store/d1.ts';
import { firstText, revisionsFile, uuid, vote } from '../../feedback/builders.ts';
import { outSettings } from '../../questions/outbox/builders.ts';
import { startReceiver } from '../../questions/webhooks/receiver.ts';
import { startWorker, type WorkerOptions } from '../../support/worker.ts';

let worker: Miniflare;
let url = '';
afterEach(() => worker.dispose());

const site = {
  '/revisions.json': JSON.stringify(revisionsFile()),
  '/feedback.json': JSON.stringify({ version: 1, voteReasons: [{ id: 'not-true', label: { en: 'It is not true' } }] }),
  '/search/zh-cn/known-words.json': JSON.stringify({ version: 1, words: '播放 退款' }),
  '/en/shell/': '<title>__SHELL_TITLE__ · Help</title><main>__SHELL_BODY__</main>',
};

async function start(options: WorkerOptions = {}): Promise<void> {
  worker = await startWorker({ site, ...options });
  url = String(await worker.ready).replace(/\/$/, '');
}

const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', 'CF-Connecting-IP': '203.0.113.1', ...headers },
  });

const totals = async () => readTotals(createD1Store({ database: await worker.getD1Database('DB') }));

test('makes its tables, takes in what the site publishes, and stores votes', async () => {
  await start();
  expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  const response = await send('/api/votes', vote());
  expect([response.status, await response.json()]).toMatchObject([201, { ballot: expect.stringMatching(/^\d{13}[\w-]{22}$/) }]);
  expect(await totals()).toMatchObject([{ revision: firstText, helpful: 1 }]);
});

test('answers each of many requests at once, and counts one of an address', async () => {
  await start();
  const statuses = await Promise.all(Array.from({ length: 12 }, async () => (await send('/api/votes', vote())).status));
  expect(statuses).toEqual(Array(12).fill(201));
  expect(await totals()).toMatchObject([{ helpful: 1, heldBack: 11 }]);
});

test('counts a retry once, and tells readers apart by the address that the platform gives', async () => {
  await start();
  for (const status of [201, 200]) expect((await send('/api/votes', vote({ id: uuid(1) }))).status).toBe(status);
  for (let number = 2; number < 6; number++) await send('/api/votes', vote(), { 'CF-Connecting-IP': `203.0.113.${number}` });
  expect(await totals()).toMatchObject([{ helpful: 5, heldBack: 0 }]);
});

test('shows a ballot in the site’s shell, with the reasons of the site', async () => {
  await start();
  const { ballot } = (await (await send('/api/votes', vote({ value: 'not-helpful' }))).json()) as { ballot: string };
  const page = await (await fetch(`${url}/api/votes/${ballot}?reader=en`)).text();
  expect(page).toMatch(/^<title>Thank you for your answer · Help<\/title>/);
  expect(page).toContain('It is not true');
  expect((await send('/api/comments', { ballot, reason: 'not-true' })).status).toBe(201);
});

test('serves below the path, and with the policy, that the build says', async () => {
  const below = Object.fromEntries(Object.entries(site).map(([path, text]) => [`/help${path}`, text]));
  const allow = { script: ['https://count.example'], connect: [], frame: ['https://videos.example'] };
  await start({ site: { ...below, '/hosting.json': JSON.stringify({ version: 1, basePath: '/help', allow }) } });
  const { ballot } = (await (await send('/help/api/votes', vote())).json()) as { ballot: string };
  const page = await fetch(`${url}/help/api/votes/${ballot}?reader=en`);
  expect(await page.text()).toMatch(/^<title>Thank you for your answer · Help<\/title>/);
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain('https://count.example');
  expect(policy).toContain('frame-src https://videos.example;');
  expect((await fetch(`${url}/api/live`)).status).toBe(404);
});

test('refuses to serve without knowing below which path, and says what to do', async () => {
  await start({ site: { ...site, '/hosting.json': undefined } });
  for (let time = 0; time < 2; time++) {
    const response = await fetch(`${url}/api/live`);
    const text =
      'The assets have no hosting.json.\nBuild the site; below a path, copy its hosting.json to the top of the assets.\n';
    expect([response.status, await response.text()]).toEqual([500, text]);
  }
});

test('counts the words of a failed search that the articles have, and no others', async () => {
  await start();
  const body = { query: '退款进度 张伟', outcome: 'no-result', words: ['退款', '张伟'] };
  for (const locale of ['zh-cn', 'en']) expect((await send('/api/searches', { ...body, locale })).status).toBe(202);
  const database = await worker.getD1Database('DB');
  const { results } = await database.prepare("SELECT locale, name FROM count WHERE kind = 'word'").all();
  expect(results).toEqual([{ locale: 'zh-cn', name: '退款' }]);
});

test('counts a failed search and forgets what may not be kept when its cron trigger runs', async () => {
  await start();
  expect((await send('/api/searches', { locale: 'zh-cn', query: '退款进度', outcome: 'no-result' })).status).toBe(202);
  const database = await worker.getD1Database('DB');
  await send('/api/votes', vote());
  await database.prepare("INSERT INTO salt (day, value) VALUES ('2020-01-01', 'old')").run();
  const { scheduled } = (await worker.getWorker()) as unknown as { scheduled(options: { cron: string }): Promise<unknown> };
  await scheduled({ cron: '*/10 * * * *' });
  expect((await database.prepare("SELECT value FROM salt WHERE day = '2020-01-01'").all()).results).toEqual([]);
  expect((await database.prepare('SELECT horizon FROM settled').all()).results).toHaveLength(1);
  expect(await totals()).toMatchObject([{ helpful: 1 }]);
});

test('tells a webhook of a question once, when the trigger of every minute runs', async () => {
  const receiver = await startReceiver();
  try {
    const settings = { version: 1, questions: { ...outSettings, webhooks: outSettings.webhooks.slice(0, 1) } };
    const secret = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
    await start({
      site: { ...site, '/feedback.json': JSON.stringify(settings) },
      variables: { KB_AUDIENCE: 'public', KB_WEBHOOK_DESK: receiver.url, KB_WEBHOOK_DESK_SECRET: secret },
    });
    expect((await send('/api/questions', { locale: 'en', text: 'Where is my refund?' })).status).toBe(201);
    const { scheduled } = (await worker.getWorker()) as unknown as { scheduled(options: { cron: string }): Promise<unknown> };
    for (let minute = 0; minute < 2; minute++) await scheduled({ cron: '* * * * *' });
    expect(receiver.received.map(({ body }) => JSON.parse(body).type)).toEqual(['question.received']);
    expect(receiver.received[0]?.headers['webhook-signature']).toMatch(/^v1,/);
  } finally {
    await receiver.stop();
  }
});

test('refuses a cross-site post, a large body, and an address that sends too much', async () => {
  await start({ limit: 2 });
  expect((await send('/api/votes', vote(), { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  expect((await send('/api/votes', { text: 'x'.repeat(9_000) })).status).toBe(413);
  const statuses = [];
  for (let time = 0; time < 3; time++) statuses.push((await send('/api/votes', vote())).status);
  expect(statuses.at(-1)).toBe(429);
});

test('takes what its own pages send, by the origin they name, and nothing of another', async () => {
  await start();
  // Behind the platform's own address, which is not what `Host` says here.
  const sendFrom = async (origin: string): Promise<number> => {
    const body = JSON.stringify(vote());
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length), Origin: origin };
    return (await worker.dispatchFetch('https://help.example/api/votes', { method: 'POST', body, headers })).status;
  };
  expect(await sendFrom('https://help.example')).toBe(201);
  expect(await sendFrom('https://evil.example')).toBe(403);
});

test('tells browsers to come over TLS only', async () => {
  await start();
  const response = await worker.dispatchFetch('https://help.example/api/live');
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect((await fetch(`${url}/api/live`)).headers.get('strict-transport-security')).toBeNull();
});

test('refuses what comes from one IPv6 /64, and from one /48, beyond their limits', async () => {
  await start({ limit: 2 });
  const statusFrom = async (address: string) => (await send('/api/votes', vote(), { 'CF-Connecting-IP': address })).status;
  const line = [];
  for (let host = 1; host <= 4; host++) line.push(await statusFrom(`2001:db8:1:1::${host}`));
  expect(line).toEqual([201, 201, 429, 429]);
  const network = [];
  for (let number = 2; number < 30; number++) network.push(await statusFrom(`2001:db8:1:${number}::1`));
  expect(network.filter((status) => status === 201)).toHaveLength(14);
  expect(await statusFrom('2001:db8:2::1')).toBe(201);
});

test.each([
  [{ KB_AUDIENCE: 'intern' }, 'KB_AUDIENCE: must be `public` or `internal`, not `intern`'],
  [{ KB_SMTP: 'smtp://mail.example' }, 'a Worker cannot send mail'],
  [{ KB_AUDIENC: 'internal' }, 'KB_AUDIENC is not a variable of the Worker.'],
  [{ KB_KEY: 'c2hvcnQ=' }, 'KB_KEY: must be 32 bytes in base64'],
  [{ ALLOWED_ORIGINS: 'https://shop.example/path' }, 'ALLOWED_ORIGINS.0: must be origins without a path'],
])('refuses to serve with %o, and says why', async (variables, message) => {
  await start({ variables });
  for (const path of ['/api/live', '/api/ready']) {
    const response = await fetch(`${url}${path}`);
    expect([response.status, await response.text()]).toEqual([500, expect.stringContaining(message)]);
  }
  expect((await send('/api/votes', vote())).status).toBe(500);
});

test('counts votes as staff’s where it serves the internal edition', async () => {
  const internal = { ...site, '/revisions.json': JSON.stringify(revisionsFile(undefined, 'internal')) };
  await start({ site: internal, variables: { KB_AUDIENCE: 'internal' } });
  expect((await send('/api/votes', vote())).status).toBe(201);
  expect(await totals()).toMatchObject([{ edition: 'internal', helpful: 1 }]);
});
