import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { siteHeaders } from '../../src/server/headers.ts';
import { createStaticFiles } from '../../src/server/static-files.ts';
import { buildSite, swapSite } from './support/site.ts';

let siteDir: string;

beforeEach(() => {
  siteDir = buildSite({
    'en/articles/refund/index.html': '<title>Refund</title>',
    'en/articles/refund.md': '# Refund',
    'en/articles/refund.md.gz': 'compressed',
    'en/articles/no-copy/index.html': '<title>No copy</title>',
    'en/404/index.html': '<title>Not here</title>',
    '404.html': '<title>没有这个页面</title>',
    '_astro/page.abc123.css': 'p{}',
    'notes/read me.txt': 'hello',
    'picture.svg': '<svg/>',
    'feed.xml': '<feed/>',
    'big.bin': 'x'.repeat(300 * 1024),
  });
  writeFileSync(join(siteDir, '..', 'secret.txt'), 'secret');
});

const get = (path: string, init?: RequestInit) =>
  createStaticFiles({ siteDir, allowedOrigins: [] })(new Request(`http://localhost${path}`, init));

test('serves a folder’s index page with the policy of every page', async () => {
  const response = await get('/en/articles/refund/');
  expect(response.status).toBe(200);
  expect(await response.text()).toBe('<title>Refund</title>');
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
});

test.each([
  '/en/articles/refund/',
  '/en/articles/refund',
  '/_astro/page.abc123.css',
  '/notes/read%20me.txt',
  '/big.bin',
  '/picture.svg',
  '/feed.xml',
  '/nowhere/',
  '/%ff',
])('gives %s the policy of every page', async (path) => {
  const response = await get(path);
  await response.arrayBuffer();
  expect(Object.fromEntries(response.headers)).toMatchObject(lowerCased(siteHeaders([])));
});

test('gives what it refuses the policy of every page', async () => {
  const { headers } = await get('/', { method: 'POST', body: 'x' });
  expect(Object.fromEntries(headers)).toMatchObject(lowerCased(siteHeaders([])));
});

const lowerCased = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

test('leads to the trailing slash of a page and keeps the query', async () => {
  const response = await get('/en/articles/refund?from=search');
  expect([response.status, response.headers.get('location')]).toEqual([308, '/en/articles/refund/?from=search']);
});

test.each([
  ['a.wasm', 'application/wasm'],
  ['pagefind/wasm.zh.pagefind', 'application/octet-stream'],
  ['pagefind/index/zh_1.pf_index', 'application/octet-stream'],
  ['pagefind/pagefind.js', 'text/javascript; charset=utf-8'],
  ['feed.xml', 'application/xml; charset=utf-8'],
  ['site.webmanifest', 'application/manifest+json'],
  ['en/articles/refund.md', 'text/markdown; charset=utf-8'],
  ['.well-known/security.txt', 'text/plain; charset=utf-8'],
])('serves %s as %s', async (path, type) => {
  siteDir = buildSite({ [path]: 'x' });
  const response = await get(`/${path}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
});

test('lets browsers keep hashed files for good and ask again for all others', async () => {
  expect((await get('/_astro/page.abc123.css')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await get('/')).headers.get('cache-control')).toBe('no-cache');
});

test('answers 304 to a browser that has the file', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  const response = await get('/', { headers: { 'If-None-Match': `"other", ${etag}` } });
  expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([304, etag, '']);
});

test('takes the tag that a compressing proxy has weakened', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  expect((await get('/', { headers: { 'If-None-Match': `W/${etag}` } })).status).toBe(304);
});

test('tags a file by its bytes: two machines with the same site agree, and nothing of the disk is told', async () => {
  const etagOf = async (path: string): Promise<string> => {
    const response = await get(path);
    await response.arrayBuffer();
    return response.headers.get('etag') ?? '';
  };
  const before = [await etagOf('/'), await etagOf('/big.bin')];
  expect(before[0]).toMatch(/^"[\w-]{22}"$/);
  swapSite(siteDir, { 'index.html': '<title>首页</title>', 'big.bin': 'x'.repeat(300 * 1024) });
  utimesSync(join(siteDir, 'index.html'), 1, 1);
  expect([await etagOf('/'), await etagOf('/big.bin')]).toEqual(before);
  writeFileSync(join(siteDir, 'index.html'), '<title>页首</title>');
  writeFileSync(join(siteDir, 'empty.txt'), '');
  expect(await etagOf('/')).not.toBe(before[0]);
  expect(await etagOf('/empty.txt')).toMatch(/^"[\w-]{22}"$/);
});

test('serves a site that was put in its place without a restart', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  swapSite(siteDir, { 'index.html': '<title>新页</title>' });
  const response = await get('/', { headers: { 'If-None-Match': etag } });
  expect([response.status, await response.text()]).toEqual([200, '<title>新页</title>']);
});

test('serves large files whole, and only their headers to HEAD', async () => {
  const response = await get('/big.bin');
  expect(response.headers.get('content-length')).toBe(String(300 * 1024));
  expect((await response.arrayBuffer()).byteLength).toBe(300 * 1024);
  const head = await get('/big.bin', { method: 'HEAD' });
  expect([head.headers.get('content-length'), await head.text()]).toEqual([String(300 * 1024), '']);
});

const digits = '0123456789';
const getDigits = async (range: string, more: Record<string, string> = {}, method = 'GET') => {
  siteDir = buildSite({ 'film.mp4': digits });
  const response = await get('/film.mp4', { method, headers: { Range: range, ...more } });
  const { headers } = response;
  return [response.status, headers.get('content-range'), headers.get('content-length'), await response.text()];
};

test.each([
  ['bytes=0-1', '0-1', '01'],
  ['bytes=4-', '4-9', '456789'],
  ['bytes=8-99', '8-9', '89'],
  ['bytes=-3', '7-9', '789'],
  ['bytes=-99', '0-9', digits],
  ['Bytes=9-9', '9-9', '9'],
])('sends the part %s of a file', async (range, part, content) => {
  expect(await getDigits(range)).toEqual([206, `bytes ${part}/10`, String(content.length), content]);
});

test.each(['bytes=10-', 'bytes=10-12', 'bytes=-0', `bytes=${'9'.repeat(400)}-`])(
  'refuses %s, which is outside',
  async (range) => {
    const [status, contentRange] = await getDigits(range);
    expect([status, contentRange]).toEqual([416, 'bytes */10']);
  },
);

test.each(['bytes=0-1,4-5', 'bytes=5-2', 'bytes=-', 'bytes=a-b', 'lines=0-1', 'bytes 0-1'])(
  'sends the whole file for %s',
  async (range) => {
    expect(await getDigits(range)).toEqual([200, null, '10', digits]);
  },
);

test('sends a part only of the version that the browser has the rest of', async () => {
  siteDir = buildSite({ 'film.mp4': digits });
  const etag = (await get('/film.mp4')).headers.get('etag') ?? '';
  const statusIf = async (ifRange: string) => (await getDigits('bytes=0-1', { 'If-Range': ifRange }))[0];
  expect(await statusIf(etag)).toBe(206);
  for (const other of ['"other"', `W/${etag}`, 'Sun, 22 Nov 2026 00:00:00 GMT']) expect(await statusIf(other)).toBe(200);
  expect((await getDigits('bytes=0-1', { 'If-None-Match': etag }))[0]).toBe(304);
});

test('says that it sends parts, and sends none of a compressed file or to HEAD', async () => {
  siteDir = buildSite({ 'page.txt': digits, 'page.txt.gz': digits });
  expect((await get('/page.txt')).headers.get('accept-ranges')).toBe('bytes');
  const compressed = await get('/page.txt', { headers: { Range: 'bytes=0-1', 'Accept-Encoding': 'gzip' } });
  expect([compressed.status, compressed.headers.get('accept-ranges')]).toEqual([200, null]);
  expect(await getDigits('bytes=0-1', {}, 'HEAD')).toEqual([200, null, '10', '']);
});

test('sends the end of a large file', async () => {
  const response = await get('/big.bin', { headers: { Range: 'bytes=100000-' } });
  expect(response.headers.get('content-length')).toBe(String(300 * 1024 - 100_000));
  expect((await response.arrayBuffer()).byteLength).toBe(300 * 1024 - 100_000);
});

test('decodes names', async () => {
  expect(await (await get('/notes/read%20me.txt')).text()).toBe('hello');
});

test.each([
  ['/en/articles/gone/', '<title>Not here</title>'],
  ['/en/nowhere', '<title>Not here</title>'],
  ['/nowhere/', '<title>没有这个页面</title>'],
  ['/notes/', '<title>没有这个页面</title>'],
])('answers %s with the 404 page of its language', async (path, page) => {
  const response = await get(path);
  expect([response.status, await response.text()]).toEqual([404, page]);
});

test.each([
  '/..%2fsecret.txt',
  '/en/..%2f..%2fsecret.txt',
  '/%2e%2e%2fsecret.txt',
  '/..%5csecret.txt',
  '/en%00.html',
  '/%ff',
  '//evil.example/en/articles/refund',
  '/%2f%2fevil.example',
  // As the target of a redirect this would be the host `en`.
  '//en/articles/refund',
  `/${'x'.repeat(300)}`,
])('does not follow %s out of the site', async (path) => {
  const response = await get(path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toContain('secret');
});

test('refuses to be written to', async () => {
  const response = await get('/', { method: 'POST', body: 'x' });
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
});

describe('an article that is also there as Markdown', () => {
  const address = '/en/articles/refund/';

  test.each([
    [undefined, 'text/html'],
    ['*/*', 'text/html'],
    ['text/*', 'text/html'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/markdown', 'text/markdown'],
    ['Text/Markdown; variant=GFM', 'text/html'],
    ['text/markdown, text/html, */*', 'text/markdown'],
    ['text/markdown;q=0.5, text/html;q=0.4', 'text/markdown'],
    ['text/html, text/markdown;q=0.9', 'text/html'],
    ['text/html;q=0, */*', 'text/markdown'],
    ['text/markdown;q=0', 'text/html'],
    // Neither is accepted; a page is better than nothing.
    ['image/png', 'text/html'],
    [`${'text/markdown;q=0.1,'.repeat(1_000)}text/html`, 'text/html'],
    [',;=', 'text/html'],
  ])('is sent for Accept: %s as %s', async (accept, type) => {
    const response = await get(address, accept === undefined ? {} : { headers: { Accept: accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding');
    expect(await response.text()).toBe(type === 'text/html' ? '<title>Refund</title>' : '# Refund');
  });

  test('has another tag in each form, is not sent again, is compressed, and answers HEAD', async () => {
    const headers = { Accept: 'text/markdown' };
    const page = await get(address);
    const first = await get(address, { headers });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).not.toBe(page.headers.get('etag'));
    const again = await get(address, { headers: { ...headers, 'If-None-Match': etag } });
    expect([again.status, again.headers.get('vary')]).toEqual([304, 'Accept, Accept-Encoding']);
    expect((await get(address, { headers: { 'If-None-Match': etag } })).status).toBe(200);
    const compressed = await get(address, { headers: { ...headers, 'Accept-Encoding': 'gzip' } });
    expect([compressed.headers.get('content-encoding'), await compressed.text()]).toEqual(['gzip', 'compressed']);
    const head = await get(address, { method: 'HEAD', headers });
    expect([head.headers.get('content-type'), head.headers.get('content-length'), await head.text()]).toEqual([
      'text/markdown; charset=utf-8',
      '8',
      '',
    ]);
  });

  test('is sent as HTML where there is no copy, and other pages always are', async () => {
    const headers = { Accept: 'text/markdown' };
    expect(await (await get('/en/articles/no-copy/', { headers })).text()).toBe('<title>No copy</title>');
    expect((await get('/', { headers })).headers.get('vary')).toBe('Accept-Encoding');
    expect((await get('/en/articles/nowhere/', { headers })).status).toBe(404);
  });
});
