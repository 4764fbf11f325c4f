import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { everydayEn } from '../../../src/search/lexicon/everyday-en.ts';
import { openSearch } from '../../../src/search/open-search.ts';
import type { SideEntry } from '../../../src/search/side-index/side-files.ts';
import { writeSearchIndex } from '../../../src/search/write-index.ts';
import { newFolder } from '../../support/folder.ts';

const frame = { categories: [], owners: {}, askedMost: {}, site: { tasks: [] } } as unknown as Frame;

const document = (locale: string, id: string, title: string, html = '<p></p>') =>
  ({
    locale,
    id,
    title,
    html,
    summary: '',
    type: 'faq',
    category: 'orders',
    products: [],
    answers: [],
  }) as unknown as SearchDocument;

const refunds = [document('en', 'refund', 'Refund a course'), document('en', 'certificate', 'Certificates')];
const everyday = everydayEn
  .trim()
  .split('\n')
  .map((question, number) => document('en', `everyday-${number}`, question));

const folder = newFolder();
const siteOf = (name: string): string => join(folder, name);

beforeAll(async () => {
  await writeSearchIndex(
    { documents: [...refunds, document('de', 'refund', 'Geld zurück')], frame, synonyms: {} },
    siteOf('small'),
  );
  await writeSearchIndex({ documents: [...refunds, ...everyday], frame, synonyms: {} }, siteOf('everyday'));
  await writeSearchIndex({ documents: [], frame, synonyms: {} }, siteOf('empty'));
});

async function entryOf(site: string, locale = 'en'): Promise<SideEntry> {
  return JSON.parse(await readFile(join(siteOf(site), 'search', locale, 'entry.json'), 'utf8'));
}

test('the more a site talks of daily life, the more must speak for its hits', async () => {
  const [{ threshold: small }, { threshold: more }] = [await entryOf('small'), await entryOf('everyday')];
  expect(small).toBeGreaterThanOrEqual(0);
  expect(more).toBeGreaterThan((small ?? 0) + 0.5);
});

test('a language without everyday questions is searched all the same, with the default threshold', async () => {
  expect(await entryOf('small', 'de')).not.toHaveProperty('threshold');
  const { answer } = await openSearch(siteOf('small'), 'de');
  const { hits, isUnsure } = await answer('geld zurück');
  expect(hits.map(({ url }) => url)).toEqual(['/de/articles/refund/']);
  expect(isUnsure).toBe(false);
});

test('a site without articles has no index of any language, and says so when it is asked', async () => {
  await expect(entryOf('empty')).rejects.toThrow('ENOENT');
  await expect(openSearch(siteOf('empty'), 'en')).rejects.toThrow(/en/);
});
