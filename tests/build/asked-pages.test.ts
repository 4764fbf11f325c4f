import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, inject, test } from 'vitest';
import type { HelpCentre } from '../../src/mcp/help-centre.ts';
import { type AskedPagesOptions, createAskedPages } from '../../src/server/asked-page/asked-pages.ts';
import { openBuiltHelpCentre } from '../../src/server/built-help-centre.ts';
import { startServer } from '../../src/server/entries/node.ts';
import { siteHeaders } from '../../src/server/headers.ts';
import { createLimiter } from '../../src/server/limiter.ts';
import { configFor } from '../server/support/site.ts';
import { newFolder } from '../support/folder.ts';
import { sampleDay } from '../support/sample-site.ts';
import { startWorker } from '../support/worker.ts';

const closing: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
});

const lines: string[] = [];
const sample = (): HelpCentre => openBuiltHelpCentre(inject('siteDir'), 'public', () => sampleDay);
const readPage = (path: string): Promise<string | undefined> =>
  readFile(join(inject('siteDir'), path, 'index.html'), 'utf8').catch(() => undefined);

/** However slow the machine is, a search is waited for, unless a test says otherwise. */
const pages = (options: Partial<AskedPagesOptions> = {}) =>
  createAskedPages({
    helpCentre: sample(),
    readPage,
    basePath: '',
    limit: () => 0,
    log: (line) => lines.push(line),
    timeoutMs: 60_000,
    ...options,
  });

const asking = (query: string, path = '/zh-cn/search/'): Request =>
  new Request(`http://localhost${path}?q=${encodeURIComponent(query)}`);

test('what a reader types is text in the page, whatever it is', async () => {
  const readAskedPage = pages();
  for (const typed of [
    '"><script>alert(1)</script>',
    '退款</script><script>alert(1)</script>',
    '退款" onfocus="x',
    '</noscript><u>',
  ])
    expect(await readAskedPage(asking(typed), ''), typed).not.toMatch(/<script>alert|<u>|" onfocus/);
});

test('a wish, a greeting or a question without an answer leaves the results to the browser, and has a way to a person without it', async () => {
  const readAskedPage = pages();
  for (const query of ['今天股市怎么样', '人工', '在吗', 'zzzz']) {
    const page = await readAskedPage(asking(query), '');
    expect(page, query).toContain('data-search-results hidden></ol><noscript><p>');
    expect(page, query).not.toContain('data-ready-answer>');
  }
});

test.each([
  ['without a question', '/zh-cn/search/', {}],
  ['with nothing but spaces', '/zh-cn/search/?q=%20', {}],
  ['for another page', '/zh-cn/ask/?q=refund', {}],
  ['in a language that the site does not have', '/fr/search/?q=refund', {}],
  ['that only asks for the headers', '/zh-cn/search/?q=refund', { method: 'HEAD' }],
])('a request %s is not answered here', async (_, path, init) => {
  expect(await pages()(new Request(`http://localhost${path}`, init), '')).toBeUndefined();
});

test('whoever asks too often gets the page alone, and others still get theirs answered', async () => {
  const readAskedPage = pages({ limit: createLimiter({ limit: 2, monotonic: () => 0 }) });
  const of = async (address: string): Promise<boolean> => (await readAskedPage(asking('退款'), address)) !== undefined;
  expect([await of('1.2.3.4'), await of('1.2.3.4'), await of('1.2.3.4'), await of('5.6.7.8')]).toEqual([true, true, false, true]);
});

test('at most four searches run at once', async () => {
  const readAskedPage = pages();
  const answers = await Promise.all(Array.from({ length: 6 }, () => readAskedPage(asking('退款'), '')));
  expect(answers.map((page) => page !== undefined)).toEqual([true, true, true, true, false, false]);
  expect(await readAskedPage(asking('退款'), '')).toBeDefined();
});

test('a search that takes too long or fails leaves the page alone; a fault is logged', async () => {
  const forgotten: true[] = [];
  const forget = (): void => void forgotten.push(true);
  const slow = { ...sample(), forget, openSearch: () => new Promise<never>(() => {}) };
  expect(await pages({ helpCentre: slow, timeoutMs: 20 })(asking('退款'), '')).toBeUndefined();
  expect([forgotten, lines]).toEqual([[true], []]);
  const broken = { ...sample(), openSearch: () => Promise.reject(new Error('The index is gone.')) };
  expect(await pages({ helpCentre: broken })(asking('退款'), '')).toBeUndefined();
  expect(lines.join()).toContain('The index is gone.');
});

test('on a server that stays, a search that took too long leaves the index open for the next', async () => {
  const helpCentre = sample();
  const opened = await helpCentre.openSearch('zh-cn');
  const delayed = async (locale: string) => {
    await pause(50);
    return helpCentre.openSearch(locale);
  };
  expect(await pages({ helpCentre: { ...helpCentre, openSearch: delayed }, timeoutMs: 10 })(asking('退款'), '')).toBeUndefined();
  expect(await helpCentre.openSearch('zh-cn')).toBe(opened);
});

test('below a path, the links of the answer are, too', async () => {
  const page = await pages({ basePath: '/help' })(asking('退款', '/help/zh-cn/search/'), '');
  expect(page).toContain('<a href="/help/zh-cn/articles/refund-a-course/">');
});

describe('the Node and the Worker entry', () => {
  const path = `/zh-cn/search/?q=${encodeURIComponent('账号被盗了')}`;

  test('send the same page with the headers of every page, compressed as the browser accepts it', async () => {
    const config = configFor(join(newFolder(), 'dist'));
    const server = await startServer({ siteDir: inject('siteDir'), config, log: console.error });
    closing.push(server.close);
    const worker = await startWorker({ siteDir: inject('siteDir') });
    closing.push(() => worker.dispose());

    const fromWorker = await worker.dispatchFetch(`http://localhost${path}`);
    const text = await fromWorker.text();
    expect(text).toContain('<li class="result answer"');
    const unzip = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };
    for (const [encoding, read] of Object.entries(unzip)) {
      // `fetch` would unpack it.
      const { request } = await import('node:http');
      const bytes = await new Promise<Buffer>((resolve, reject) => {
        request(`${server.url}${path}`, { headers: { 'Accept-Encoding': encoding } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(Buffer.concat(chunks)));
          expect(response.headers['content-encoding'] ?? 'identity').toBe(encoding);
        })
          .on('error', reject)
          .end();
      });
      expect(String(read(bytes)), encoding).toBe(text);
    }
    for (const { headers } of [fromWorker, await fetch(`${server.url}${path}`)]) {
      expect(Object.fromEntries(headers as Headers)).toMatchObject({
        ...Object.fromEntries(Object.entries(siteHeaders([])).map(([name, value]) => [name.toLowerCase(), value])),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      });
      expect(headers.get('etag')).toBeNull();
    }
    const unasked = await worker.dispatchFetch('http://localhost/zh-cn/search/');
    expect(await unasked.text()).toBe(await readPage('/zh-cn/search/'));
  });
});
