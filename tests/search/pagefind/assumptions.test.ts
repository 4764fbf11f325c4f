import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { articleUrl } from '../../../src/knowledge/article-id.ts';
import { type PagefindClient, pagefindOptions } from '../../../src/search/pagefind/client.ts';
import { openPagefind } from '../../../src/search/pagefind/open-pagefind.ts';
import { readPageIds } from '../../../src/search/pagefind/pages.ts';
import { writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { newFolder } from '../../support/folder.ts';

/** What this engine relies on in Pagefind. After an upgrade, a test that fails here names what has changed. */
const page = (locale: string, id: string, fields: object): SearchDocument =>
  ({
    locale,
    id,
    title: id,
    summary: '',
    type: 'faq',
    category: 'orders',
    answers: [],
    html: '',
    ...fields,
  }) as unknown as SearchDocument;

const pages = [
  page('en', 'refund', { html: '<h2 id="how">How it works</h2><p>We send refunds within days. Monthly fees.</p>' }),
  page('en', 'heading', { html: '<h2 id="a">Voucher</h2><p>Some words.</p>' }),
  page('en', 'paragraph', { html: '<p>Some words about a voucher, words.</p>' }),
  page('en', 'hidden', { type: 'zebra', summary: 'Giraffe', answers: ['where is my okapi'] }),
  page('zh-cn', 'tuikuan', { title: '课程可以退款吗', html: '<h2 id="h">申请退款</h2><p>七天之内可以申请退款，三天到账。</p>' }),
  page('zh-cn', 'fapiao', { title: '怎么开发票', html: '<p>在订单页申请电子发票。</p>' }),
];

let folder: string;
let en: PagefindClient;
let zh: PagefindClient;

beforeAll(async () => {
  folder = newFolder();
  const frame = { categories: [{ id: 'orders', label: { en: 'Gazelle', 'zh-cn': '订单' } }] } as unknown as Frame;
  await writePagefind(pages, frame, folder);
  en = await openPagefind(folder, 'en');
  zh = await openPagefind(folder, 'zh-CN');
}, 60_000);

async function found(client: PagefindClient, query: string | null): Promise<string[]> {
  const { results } = await client.search(query);
  const data = await Promise.all(results.map((result) => result.data()));
  return data.map(({ url }) => url.split('/').at(-2) ?? '').sort();
}

test('is version 1.6, which these assumptions were made of', () => {
  const { version } = JSON.parse(readFileSync('node_modules/pagefind/package.json', 'utf8'));
  expect(version).toMatch(/^1\.6\./);
});

describe('a search', () => {
  test('finds English words by their stem', async () => {
    expect(await found(en, 'refund')).toEqual(['refund']);
    expect(await found(en, 'refunding')).toEqual(['refund']);
  });

  test('finds words in the middle of a Chinese sentence', async () => {
    expect(await found(zh, '退款')).toEqual(['tuikuan']);
    expect(await found(zh, '申请')).toEqual(['fapiao', 'tuikuan']);
  });

  test('finds pages of the language it was opened in only', async () => {
    expect(await found(en, '退款')).toEqual([]);
    expect(await found(zh, 'voucher')).toEqual([]);
  });

  test('wants every word it knows on the page', async () => {
    expect(await found(en, 'voucher refund')).toEqual([]);
  });

  test('finds an unknown word by its longest known beginning, an exact word not', async () => {
    expect(await found(en, 'voucherless')).toContain('paragraph');
    expect(await found(en, '"voucherless"')).toEqual([]);
    expect(await found(en, '"voucher"')).toEqual(['heading', 'paragraph']);
  });

  test('for null lists every page of the language', async () => {
    expect(await found(en, null)).toEqual(['heading', 'hidden', 'paragraph', 'refund']);
  });

  test('looks into the body, summary and questions', async () => {
    for (const word of ['giraffe', 'okapi']) expect(await found(en, `"${word}"`), word).toEqual(['hidden']);
  });

  test('counts nothing for metadata with weight 0: type and category are only shown', async () => {
    const scores = await Promise.all(['zebra', 'gazelle'].map(async (word) => (await en.search(word)).results));
    expect(scores.flat().reduce((sum, { score }) => sum + score, 0)).toBe(0);
  });

  test.each([
    ['termSimilarity', 'word'],
    ['pageLength', 'voucher'],
    ['termSaturation', 'words'],
  ])('scores by the ranking option %s', async (option, word) => {
    const scores = async (client: PagefindClient) => (await client.search(word)).results.map(({ score }) => score);
    const other = await openPagefind(folder, 'en', { ranking: { ...pagefindOptions.ranking, [option]: 0.1 } });
    expect(await scores(other)).not.toEqual(await scores(en));
  });

  test('scores a heading higher than a paragraph', async () => {
    const { results } = await en.search('voucher');
    const scores = new Map(await Promise.all(results.map(async ({ score, data }) => [(await data()).url, score] as const)));
    expect(scores.get('/en/articles/heading/')).toBeGreaterThan(scores.get('/en/articles/paragraph/') ?? 0);
  });
});

describe('a page', () => {
  test('has the metadata that was written, title and separate fields', async () => {
    const [result] = (await en.search('"okapi"')).results;
    expect((await result?.data())?.meta).toMatchObject({
      title: 'hidden',
      summary: 'Giraffe',
      type: 'zebra',
      category: 'Gazelle',
    });
  });
});

describe('the files', () => {
  test('of pages are named by the ids of results, which share the prefix of the language and one length', async () => {
    const ids = [...readPageIds(folder, 'zh-CN', []).values()];
    expect((await zh.search(null)).results.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(ids.every((id) => id.startsWith('x-zh-cn_'))).toBe(true);
    expect(new Set(ids.map((id) => id.length)).size).toBe(1);
  });

  test('of pages are listed in the order in which the articles were indexed, and read where that is not known', async () => {
    const read = readPageIds(folder, 'en', []);
    const urls = pages.filter(({ locale }) => locale === 'en').map(({ locale, id }) => articleUrl(locale, id));
    expect([...read.keys()]).toEqual(urls);
    for (const others of [urls.toReversed(), [...urls, '/en/articles/other/']])
      expect(readPageIds(folder, 'en', others)).toEqual(read);
  });

  test('are those that the server and the client know by name', () => {
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'fragment', 'index']));
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')).languages).sort()).toEqual([
      'en',
      'zh-cn',
    ]);
  });
});

describe('two clients', () => {
  test('of one process answer each from their own index and language', async () => {
    const other = newFolder();
    await writePagefind(
      [page('en', 'other', { html: '<p>okapi voucher refund</p>' })],
      { categories: [] } as unknown as Frame,
      other,
    );
    const second = await openPagefind(other, 'en');
    expect(await found(second, 'voucher')).toEqual(['other']);
    expect(await found(en, 'voucher')).toEqual(['heading', 'paragraph']);
    expect(await found(zh, '退款')).toEqual(['tuikuan']);
  });
});
