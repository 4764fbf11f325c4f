import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { expect, test } from 'vitest';
import type { Catalogue } from '../../src/knowledge/catalogue.ts';
import type { HelpCentre, KnownArticles } from '../../src/mcp/help-centre.ts';
import { openHelpCentre } from '../../src/mcp/help-centre.ts';
import { createMcpServer } from '../../src/mcp/mcp-server.ts';
import { type AppOptions, createApp } from '../../src/server/app.ts';
import { createLimiter } from '../../src/server/limiter.ts';
import { countingRandom, key, openStore, start } from '../feedback/builders.ts';

const catalogue: Catalogue = {
  version: 1,
  audience: 'public',
  name: { en: 'Help' },
  tagline: { en: 'Answers' },
  baseUrl: 'https://help.example/help',
  locales: ['en'],
  categories: [],
  products: [],
  channels: [],
  articles: [
    { id: 'refund', locale: 'en', revision: '0123456789ab', reviewed: '2026-11-01', dueOn: '2026-11-19', owner: 'Billing' },
  ],
};

const known: KnownArticles = {
  ...catalogue,
  find: (locale, id) => catalogue.articles.find((article) => article.locale === locale && article.id === id),
};

const helpCentre: HelpCentre = {
  readCatalogue: async () => known,
  openSearch: async () => undefined,
  readMarkdown: async () => '# Refund\n',
  forget: () => {},
  today: () => '2026-11-20',
};

const lines: string[] = [];

async function endpoint(overrides: Partial<AppOptions> = {}) {
  return createApp({
    store: await openStore(),
    clock: () => start,
    random: countingRandom(),
    key,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: ['https://shop.example'] },
    helpCentre,
    log: (line) => lines.push(line),
    ...overrides,
  });
}

const reading = (article: string) => ({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: { name: 'read', arguments: { article } },
});

/** A POST as clients send it. */
function asked(body: unknown, headers: Record<string, string> = {}): RequestInit {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const length = String(new TextEncoder().encode(text).length);
  const accept = 'application/json, text/event-stream';
  return {
    method: 'POST',
    body: text,
    headers: { 'Content-Type': 'application/json', 'Content-Length': length, Accept: accept, ...headers },
  };
}

test('a program reads an article in one request, without a session, and nothing of it may be cached', async () => {
  const response = await (await endpoint()).request('/mcp', asked(reading('refund')));
  expect([response.status, response.headers.get('cache-control'), response.headers.get('mcp-session-id')]).toEqual([
    200,
    'no-store',
    null,
  ]);
  expect(await response.text()).toContain('OVERDUE: its review held until 2026-11-19');
});

test.each([
  ['another site', { Origin: 'https://evil.example' }, 403],
  ['another site, as its browser says', { 'Sec-Fetch-Site': 'cross-site' }, 403],
  // DNS rebinding: the name of the attacker’s site leads to this machine, so origin and host agree.
  [
    'a site whose name was made to lead here',
    { Origin: 'http://evil.example', Host: 'evil.example', 'Sec-Fetch-Site': 'same-origin' },
    403,
  ],
  ['the site itself', { Origin: 'https://help.example', Host: 'help.example', 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['a page on this machine', { Origin: 'http://localhost:4321', Host: 'localhost:4321', 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['a page of this machine’s address', { Origin: 'http://[::1]:4321', Host: '[::1]:4321', 'Sec-Fetch-Site': 'same-origin' }, 200],
  ['an allowed origin', { Origin: 'https://shop.example', 'Sec-Fetch-Site': 'cross-site' }, 200],
  ['a program that is no browser', {}, 200],
])('what %s sends is answered with its due status', async (_sender, headers, status) => {
  expect((await (await endpoint()).request('/mcp', asked(reading('refund'), headers as Record<string, string>))).status).toBe(
    status,
  );
});

test.each([
  ['a batch', asked([reading('refund'), reading('refund')]), 422],
  ['a form', asked('article=refund', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415],
  ['what is not JSON', asked('{'), 400],
  ['a body of more than 8 KiB', asked(reading('x'.repeat(9_000))), 413],
  ['a GET, which would wait for events', { method: 'GET', headers: { Accept: 'text/event-stream' } }, 405],
  ['a DELETE of a session', { method: 'DELETE' }, 405],
])('%s is refused', async (_what, request, status) => {
  expect((await (await endpoint()).request('/mcp', request)).status).toBe(status);
});

test('one address asks no more often than it may send votes', async () => {
  const app = await endpoint({ limit: createLimiter({ limit: 2, monotonic: () => 0 }) });
  const statuses = [];
  for (let time = 0; time < 3; time++) statuses.push((await app.request('/mcp', asked(reading('refund')))).status);
  expect(statuses).toEqual([200, 200, 429]);
});

test('no subscription is kept open', async () => {
  const meta = {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28',
    'io.modelcontextprotocol/clientInfo': { name: 'test', version: '1' },
    'io.modelcontextprotocol/clientCapabilities': {},
  };
  const params = { notifications: { toolsListChanged: true }, _meta: meta };
  const listen = { jsonrpc: '2.0', id: 1, method: 'subscriptions/listen', params };
  const headers = { 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'subscriptions/listen' };
  const response = await (await endpoint()).request('/mcp', asked(listen, headers));
  expect(await response.json()).toMatchObject({ error: { code: -32603, message: 'Subscription limit reached' } });
});

test('a fault is logged for the operator, and its details are not told', async () => {
  lines.length = 0;
  const broken = { ...helpCentre, readMarkdown: () => Promise.reject(new Error('EACCES /srv/secret/place')) };
  const response = await (await endpoint({ helpCentre: broken })).request('/mcp', asked(reading('refund')));
  const text = await response.text();
  expect(text).toContain('cannot answer at the moment. Try again in a minute.');
  expect(text).not.toContain('secret');
  expect(lines.join()).toContain('EACCES /srv/secret/place');
});

test('a question that takes too long is given up, and what it waited for is forgotten', async () => {
  let forgotten = 0;
  const slow: HelpCentre = {
    ...helpCentre,
    readMarkdown: () => new Promise(() => {}),
    forget() {
      forgotten += 1;
    },
  };
  const server = createMcpServer({ helpCentre: slow, log: () => {}, timeoutMs: 10 });
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  const client = new Client({ name: 'test', version: '1' });
  await Promise.all([server.connect(ours), client.connect(theirs)]);
  const { isError, content } = await client.callTool({ name: 'read', arguments: { article: 'refund' } });
  expect([isError, content, forgotten]).toEqual([
    true,
    [{ type: 'text', text: expect.stringContaining('took longer than 0.01 seconds') }],
    1,
  ]);
  await client.close();
});

test('a site of the other edition is not answered from', async () => {
  const text = JSON.stringify({ ...catalogue, audience: 'internal' });
  const internal = openHelpCentre({
    readFile: async () => new TextEncoder().encode(text),
    loadPagefind: () => Promise.reject(new Error('not reached')),
    audience: 'public',
    version: async () => '',
    today: () => '2026-11-20',
  });
  await expect(internal.readCatalogue()).rejects.toThrow('The site is the internal edition, but KB_AUDIENCE is public.');
});
