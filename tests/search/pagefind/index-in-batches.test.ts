import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { indexInBatches } from '../../../src/search/pagefind/index-in-batches.ts';
import { chunkSizeFor, writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { newFolder } from '../../support/folder.ts';
import { indexContents } from '../../support/index-contents.ts';

const frame = { categories: [{ id: 'orders', label: { en: 'Orders', 'zh-cn': '订单' } }] } as unknown as Frame;

const subjects = { en: ['refund', 'invoice', 'coupon', 'coach'], 'zh-cn': ['退款', '发票', '优惠券', '导师'] };

type Locale = keyof typeof subjects;

/** Later ones have words and metadata that the first lack. */
const documentsIn = (locale: Locale, count: number): SearchDocument[] =>
  Array.from({ length: count }, (_, number) => {
    const words = `${subjects[locale][number % 4]} w${number} ${number % 3} ${number > count / 2 ? '新词 late' : ''}`;
    const own = { locale, id: `article-${number}`, title: `About ${words}`, answers: [`Where is ${words}?`] };
    const issue = number === count - 1 ? { issue: { status: 'open', severity: 'high' } } : {};
    const html = `<h2>Your ${words}</h2><p>Open your account and choose ${words}.</p>${number === count - 2 ? '<img src="a.png" alt="b">' : ''}`;
    return { ...own, ...issue, html, summary: '', type: 'faq', category: 'orders', products: [] } as unknown as SearchDocument;
  });

const options = (folder: string, batchSize: number) => ({
  folder: join(folder, 'index'),
  unfinished: join(folder, 'batches'),
  siteArticles: 1_000,
  batchSize,
});

test.each(['en', 'zh-cn'] as const)(
  'an index in %s that is made in batches says what one says that is made at once',
  async (locale) => {
    const documents = documentsIn(locale, 90);
    const language = locale === 'en' ? 'en' : 'zh-CN';
    const [folder, whole] = [newFolder(), newFolder()];
    await writePagefind(documents, frame, whole, chunkSizeFor(1_000));
    for (const batchSize of [100, 4_000, 1_000_000]) {
      await indexInBatches(documents, frame, options(join(folder, `${batchSize}`), batchSize));
      const made = join(folder, `${batchSize}`, 'index');
      expect(indexContents(made, language)).toEqual(indexContents(whole, language));
      // Parts of about the same size, so that browsers load as much.
      const [parts, wholeParts] = [made, whole].map((each) => readdirSync(join(each, 'index')).length);
      expect(parts).toBeGreaterThan((wholeParts ?? 0) * 0.6);
      expect(parts).toBeLessThan((wholeParts ?? 0) * 1.6);
      expect(existsSync(join(folder, `${batchSize}`, 'batches', '1'))).toBe(false);
    }
  },
);

test('parts are as large as those of an index that is made at once, though each article has words that come after all others', async () => {
  const documents = documentsIn('en', 240).map((document, number) => {
    const codes = Array.from({ length: 12 }, (_, at) => `x${10_000 + number * 12 + at}`);
    return { ...document, html: `<p>${codes.join(' ')}</p>` };
  });
  const [folder, whole] = [newFolder(), newFolder()];
  await writePagefind(documents, frame, whole, chunkSizeFor(1_000));
  await indexInBatches(documents, frame, options(folder, 2_000));
  const [largest = 0, largestOfWhole = 0] = [join(folder, 'index'), whole].map((made) => {
    const parts = join(made, 'index');
    return Math.max(...readdirSync(parts).map((name) => statSync(join(parts, name)).size));
  });
  expect(largest).toBeLessThan(largestOfWhole * 1.5);
});

test('an article without a word is left out of an index that is made in batches, too', async () => {
  const documents = documentsIn('en', 20);
  documents[15] = { ...documents[15], title: '…', answers: [], html: '' } as unknown as SearchDocument;
  const folder = newFolder();
  await indexInBatches(documents, frame, options(folder, 500));
  expect(indexContents(join(folder, 'index'), 'en').count).toBe(19);
});
