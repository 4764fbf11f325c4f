import { join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { endpointHeaders } from '../../src/endpoint/answers.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { startServer } from '../../src/server/entries/node.ts';
import { siteHeaders, transportSecurity } from '../../src/server/headers.ts';
import { configFor } from '../server/support/site.ts';
import { newFolder } from '../support/folder.ts';
import { cleanEnvironment, root } from '../support/run.ts';
import { sampleDay } from '../support/sample-site.ts';
import { startWorker } from '../support/worker.ts';

const closing: (() => Promise<unknown>)[] = [];

let startedWorker: ReturnType<typeof startWorker> | undefined;

function worker(): ReturnType<typeof startWorker> {
  startedWorker ??= startWorker({ siteDir: inject('siteDir') }).then((worker) => {
    closing.push(() => worker.dispose());
    return worker;
  });
  return startedWorker;
}
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Addresses and processes that serve the sample site. */
const servers = {
  'standard input and output': async () =>
    new StdioClientTransport({
      command: process.execPath,
      args: [join(root, 'scripts/mcp.ts')],
      env: cleanEnvironment({ KB_OUT: inject('siteDir'), KB_TODAY: sampleDay }) as Record<string, string>,
    }),
  'the Node entry': async () => {
    const config = configFor(join(newFolder(), 'dist'));
    const server = await startServer({ siteDir: inject('siteDir'), config, log: console.error });
    closing.push(server.close);
    return new StreamableHTTPClientTransport(new URL(`${server.url}/mcp`));
  },
  'the Worker entry': async () => new StreamableHTTPClientTransport(new URL('/mcp', await (await worker()).ready)),
};

interface Told {
  isError: boolean;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: each tool has its own shape, which the client checks against its schema.
  data: any;
}

describe.each(Object.entries(servers))('an MCP client over %s', (name, connectTo) => {
  let connected: Promise<Client> | undefined;

  function connect(): Promise<Client> {
    connected ??= connectTo().then(async (transport) => {
      // One of them by the older protocol, which most clients speak.
      const mode = name === 'the Node entry' ? 'auto' : 'legacy';
      const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode } });
      await client.connect(transport);
      closing.push(() => client.close());
      // The client checks answers against the schemas that it has listed.
      await client.listTools();
      return client;
    });
    return connected;
  }

  async function call(tool: string, question: Record<string, unknown>): Promise<Told> {
    const client = await connect();
    const { isError = false, content, structuredContent } = await client.callTool({ name: tool, arguments: question });
    const [first] = content;
    return { isError: isError === true, text: first?.type === 'text' ? first.text : '', data: structuredContent };
  }

  test('finds two tools that change nothing and say what they return', async () => {
    const { tools } = await (await connect()).listTools();
    expect(tools.map(({ name }) => name)).toEqual(['search', 'read']);
    for (const tool of tools)
      expect(tool).toMatchObject({ outputSchema: { type: 'object' }, annotations: { readOnlyHint: true } });
  });

  test.each([
    ['zh-cn', '退款什么时候到账'],
    ['en', 'how do I get a refund'],
  ])(
    'gets what the search page of %s shows for %s, with confidence, source, revision, review, team and state',
    async (locale, query) => {
      const { data, text } = await call('search', { query, limit: 3 });
      const shown = await (await openSearch(inject('siteDir'), locale)).answer(query, { limit: 3 });
      const source = 'https://help.qinghe.example';
      expect(data).toMatchObject({ locale, unsure: false, confidence: Math.round(shown.confidence * 100) / 100 });
      expect(data.results.map((result: { source: string }) => result.source)).toEqual(shown.hits.map(({ url }) => source + url));
      for (const result of data.results) {
        expect(result).toMatchObject({
          revision: expect.stringMatching(/^[0-9a-f]{12}$/),
          reviewed: expect.stringMatching(/^2026-\d\d-\d\d$/),
          owner: expect.stringMatching(locale === 'en' ? /^[A-Z]/ : /组$/),
          state: expect.stringMatching(/^(?:current|overdue|known-issue)$/),
        });
        expect(text).toContain(`${result.source} · ${result.owner} · reviewed ${result.reviewed} · revision ${result.revision}`);
      }
    },
  );

  test('is told plainly when search is unsure, and how to reach a person', async () => {
    const { data, text } = await call('search', { query: 'xylophone 木琴', locale: 'en' });
    expect(data).toMatchObject({ unsure: true, confidence: 0, contactPage: 'https://help.qinghe.example/en/channels/' });
    expect(data.contact.length).toBeGreaterThan(1);
    expect(data.contact[0]).toMatchObject({
      label: expect.any(String),
      address: expect.any(String),
      url: expect.stringMatching(/^(?:tel|mailto|https):/),
    });
    expect(text).toMatch(/^Unsure \(confidence 0 %\)/);
    expect(text).toContain(`${data.contact[0].label}: ${data.contact[0].address}`);
  });

  test('gets only articles of the category, with those below it, and of the product that it asks for', async () => {
    const titles = async (filter: object): Promise<string[]> => {
      const { data } = await call('search', { query: 'sign in', locale: 'en', limit: 10, ...filter });
      return data.results.map(({ id, category }: { id: string; category: string }) => `${category}: ${id}`);
    };
    const all = await titles({});
    const inCategory = await titles({ category: 'account' });
    expect(inCategory).toContain('Signing in and devices: verification-code-not-arriving');
    expect(inCategory).toEqual(inCategory.filter((title) => /^(?:Account and data|Signing in|Privacy)/.test(title)));
    expect(all.length).toBeGreaterThan(inCategory.length);
    expect(await titles({ query: 'no sound' })).toContainEqual(expect.stringContaining(': no-sound'));
    const onProduct = await titles({ query: 'no sound', product: 'clubs' });
    expect(onProduct.length).toBeGreaterThan(0);
    expect(onProduct).not.toContainEqual(expect.stringContaining(': no-sound'));
  });

  test.each([
    ['refund-a-course', undefined, { locale: 'zh-cn', writtenIn: ['zh-cn', 'en'], isUntranslated: false }],
    ['refund-a-course', 'en', { locale: 'en', isUntranslated: false }],
    ['https://help.qinghe.example/en/articles/refund-a-course/?from=search#top', undefined, { locale: 'en' }],
    ['/en/articles/refund-a-course.md', undefined, { locale: 'en' }],
    ['/help/refund.html', undefined, { id: 'refund-a-course', locale: 'zh-cn' }],
    ['study-groups', 'en', { locale: 'zh-cn', isUntranslated: true }],
    ['airplay-no-sound', 'en', { state: 'known-issue' }],
    ['join-a-club', 'zh-cn', { state: 'overdue' }],
  ])('reads %s in %s', async (article, locale, expected) => {
    const { data, text } = await call('read', { article, ...(locale !== undefined && { locale }) });
    expect(data).toMatchObject(expected);
    expect(data.markdown).toMatch(/^# .+\n\n> /);
    expect(text).toContain(data.markdown);
    expect(text).toContain(data.source);
  });

  test.each([
    ['search', { query: 'refund', locale: 'fr' }, '`fr` is not a locale of this help centre. It has: zh-cn, en.'],
    ['search', { query: 'refund', category: 'acount' }, 'Did you mean `account`?'],
    ['search', { query: 'x'.repeat(301) }, 'may have at most 300 characters; shorten it'],
    ['search', { query: ' ' }, 'A question is missing.'],
    ['search', { query: 'refund', limit: 1000 }, 'limit'],
    ['search', { query: 'refund', audience: 'internal' }, 'audience'],
    ['read', { article: 'refund-a-curse' }, 'There is no article `refund-a-curse`. Did you mean `refund-a-course`?'],
    ['read', { article: '../../../../etc/passwd' }, 'There is no article'],
    ['read', { article: 'judge-a-refund-exception' }, 'There is no article `judge-a-refund-exception`.'],
  ])('is told what is wrong with %s %o', async (tool, question, message) => {
    const { isError, text } = await call(tool, question);
    expect({ isError, text }).toEqual({ isError: true, text: expect.stringContaining(message) });
  });
});

describe('in workerd, with the settings of wrangler.jsonc and the headers file of the build', () => {
  const page = '/en/articles/refund-a-course/';
  const overTls = async (path: string, request?: RequestInit): Promise<Response> =>
    (await worker()).dispatchFetch(`https://help.qinghe.example${path}`, request as never) as never;

  test.each([
    ['text/markdown', 'text/markdown'],
    ['text/markdown, text/html;q=0.9', 'text/markdown'],
    ['text/html, text/markdown;q=0.9', 'text/html'],
    ['text/markdown;q=0', 'text/html'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html'],
    ['*/*', 'text/html'],
  ])('an article is sent to who accepts %s as %s, with the headers of every page', async (accept, type) => {
    const response = await overTls(page, { headers: { Accept: accept } });
    expect(await response.text()).toMatch(type === 'text/html' ? /^<!doctype html>/i : /^# Can I get a refund/);
    const headers = {
      ...siteHeaders([]),
      ...transportSecurity,
      'Cache-Control': 'no-cache',
      'Content-Type': `${type}; charset=utf-8`,
    };
    for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name), name).toBe(value);
    expect(response.headers.get('vary')).toContain('Accept');
    // Also without the database, on which articles do not depend.
    expect((await overTls('/zh-cn/articles/nowhere/', { headers: { Accept: accept } })).status).toBe(404);
  });

  test('the page and its Markdown have different tags, and neither is sent to who has it', async () => {
    const headers = { Accept: 'text/markdown' };
    const tag = (await overTls(page, { headers })).headers.get('etag') ?? '';
    expect(tag).not.toBe((await overTls(page)).headers.get('etag'));
    const again = await overTls(page, { headers: { ...headers, 'If-None-Match': tag } });
    expect([again.status, again.headers.get('vary'), await again.text()]).toEqual([304, expect.stringContaining('Accept'), '']);
    expect((await overTls(page, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  test('an answer to a program is neither kept, nor taken for another type, nor shown as a page', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} });
    const sent = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
    for (const [request, status] of [
      [{ method: 'POST', body, headers: { ...sent, 'Content-Length': String(body.length) } }, 200],
      [{ method: 'GET' }, 405],
    ] as const) {
      const response = await overTls('/mcp', request);
      expect(response.status).toBe(status);
      for (const [name, value] of Object.entries({ ...endpointHeaders, ...transportSecurity }))
        expect(response.headers.get(name), `${request.method}: ${name}`).toBe(value);
      await response.text();
    }
  });
});
