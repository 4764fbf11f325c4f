import { beforeAll, describe, expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { type BulkClient, openBulkClient } from '../../../src/search/pagefind/bulk-client.ts';
import type { PagefindClient } from '../../../src/search/pagefind/client.ts';
import { openPagefind } from '../../../src/search/pagefind/open-pagefind.ts';
import { findWholeWords } from '../../../src/search/pagefind/whole-words.ts';
import { writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { cutWords, normalizeText } from '../../../src/search/text/words.ts';
import { newFolder } from '../../support/folder.ts';

const frame = { categories: [{ id: 'orders', label: {} }] } as unknown as Frame;

/** Forms of a stem, beginnings of one another, accents, words in parts, punctuation, a word and its part in one place, and a word that only data has. */
const vocabulary = {
  en: 'refund refunds refunding happy happily café cafe résumé resume vue.js e-mail don’t E1004 9.9 ﬁle naïve İstanbul a year?”'.split(
    ' ',
  ),
  'zh-cn': '退款 申请退款 退款申请进度 课程 证书 Wi-Fi e1004 高 高级 微信支付 学习通 ５折'.split(' '),
  fr: 'remboursement rembourser remboursé école écoles ecole été l’été'.split(' '),
};

type Locale = keyof typeof vocabulary;

const documents = (['en', 'zh-cn', 'fr'] as const).flatMap((locale) =>
  Array.from({ length: 40 }, (_, number): SearchDocument => {
    const words = vocabulary[locale].filter((_, at) => number % (at + 1) === 0);
    const text = (from: number): string => words.slice(from % words.length).join(locale === 'zh-cn' ? '' : ' ');
    const html = `<h2>${text(number)}</h2><p>${`${text(0)} `.repeat(1 + (number % 5))}</p><ul><li><strong>${text(1)}</strong></li></ul>`;
    const own = { locale, id: `article-${number}`, title: text(number), summary: text(3), answers: [text(2)], html };
    return { ...own, type: 'onlyindata', category: 'orders' } as unknown as SearchDocument;
  }),
);

describe.each(['en', 'zh-cn', 'fr'] as const)('in %s, a bulk client', (locale: Locale) => {
  const language = { en: 'en', 'zh-cn': 'zh-CN', fr: 'fr' }[locale];
  let folder: string;
  let bulk: BulkClient;
  let pagefind: PagefindClient;

  beforeAll(async () => {
    folder = newFolder();
    await writePagefind(documents, frame, folder);
    bulk = await openBulkClient(folder, language);
    pagefind = findWholeWords(await openPagefind(folder, language));
  });

  const texts = [...vocabulary[locale], 'onlyindata', 'unknown'];
  const words = [...new Set(texts.flatMap((text) => cutWords(normalizeText(text), language)))];

  test.each(words)('finds for %s the pages that Pagefind finds, with the same scores', async (word) => {
    const byId = (results: readonly { id: string; score: number }[]) =>
      results.map(({ id, score }): [string, number] => [id, Math.fround(score)]).sort();
    const { results } = await bulk.search(word);
    expect(byId(results)).toEqual(byId((await pagefind.search(word)).results));
  });

  test('finds all pages, and loads them', async () => {
    const { results } = await bulk.search(null);
    expect(results).toHaveLength(40);
    expect((await results[0]?.data())?.meta['title']).toBeDefined();
  });

  test('numbers pages in the order of the keys that it is given', async () => {
    const [last, first] = (await bulk.search(null)).results.map(({ id }) => id).toReversed();
    const { search, scoresOf } = await openBulkClient(folder, language, [last ?? '', first ?? '']);
    const [word = ''] = words;
    const { results } = await search(word);
    expect([...scoresOf(word).pages].indexOf(0)).toBe(results.findIndex(({ id }) => id === last));
  });
});

test('an index of another version is refused', async () => {
  const folder = newFolder();
  await expect(openBulkClient(folder, 'en')).rejects.toThrow();
});
