import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame } from '../../../src/edition/frame.ts';
import type { SearchDocument } from '../../../src/edition/search-documents.ts';
import { readEntry, readMeta } from '../../../src/search/pagefind/index-files.ts';
import { openPagefind } from '../../../src/search/pagefind/open-pagefind.ts';
import { readPages } from '../../../src/search/pagefind/postings.ts';
import { replacePages } from '../../../src/search/pagefind/replace-pages.ts';
import { findWholeWords } from '../../../src/search/pagefind/whole-words.ts';
import { writePagefind } from '../../../src/search/pagefind/write-pagefind.ts';
import { collidingDocuments } from '../../support/colliding-documents.ts';
import { newFolder } from '../../support/folder.ts';
import { indexContents } from '../../support/index-contents.ts';
import { runs } from '../../support/properties.ts';

const frame = { categories: [{ id: 'orders', label: {} }] } as unknown as Frame;

/** Beginnings of one another, accents, words of several parts, and enough of them for some parts. */
const vocabulary = [
  ...'refund \ufeffrefund refunds café cafe résumé resume resumes vue.js e-mail don’t E1004 9.9 naïve a'.split(' '),
  ...'退款 申请退款 退款申请进度 课程 证书 高 高级 微信支付 𠮷野家'.split(' '),
  ...Array.from({ length: 40 }, (_, number) => `word${number * 37}`),
];

type Locale = 'en' | 'zh-cn';

interface Written {
  id: number;
  words: readonly number[];
  hasIssue: boolean;
}

function documentOf(locale: Locale, { id, words, hasIssue }: Written): SearchDocument {
  const text = words.map((word) => vocabulary[word % vocabulary.length]).join(locale === 'en' ? ' ' : '，');
  const html = `<h2>${text.slice(0, 20).toWellFormed()}</h2><p>${text}</p>`;
  const issue = hasIssue ? { status: 'open', severity: 'high' } : undefined;
  const own = {
    locale,
    id: `article-${id}`,
    title: `Title ${id}`,
    summary: text.slice(0, 9).toWellFormed(),
    answers: [`${id}?`],
    html,
    issue,
  };
  return { ...own, type: 'faq', category: 'orders' } as unknown as SearchDocument;
}

const words = fc.array(fc.nat(vocabulary.length - 1), { minLength: 1, maxLength: 12 });

/** Articles, each with its text before and after a change; without one where it is missing. */
const changes = fc
  .array(fc.record({ before: fc.option(words), after: fc.option(fc.oneof(words, fc.constant('same' as const))) }), {
    minLength: 4,
    maxLength: 25,
  })
  .map((articles) => {
    const before = articles.flatMap((each, id) => (each.before ? [{ id, words: each.before, hasIssue: id === 0 }] : []));
    const after = articles.flatMap((each, id) => {
      const text = each.after === 'same' ? each.before : each.after;
      return text ? [{ id, words: text, hasIssue: id === 0 }] : [];
    });
    return { before, after };
  })
  .filter(({ before, after }) => before.length > 0 && after.length > 0);

/** Writes the index of the one and makes that of the other of it. */
async function change(locale: Locale, before: readonly Written[], after: readonly Written[], folder: string): Promise<boolean> {
  const language = locale === 'en' ? 'en' : 'zh-CN';
  const known = new Map(before.map((article, number) => [JSON.stringify(article), number]));
  const from = after.map((article) => known.get(JSON.stringify(article)) ?? -1);
  const fresh = after.filter((_, number) => from[number] === -1);
  const fresher = join(folder, 'new');
  await writePagefind(
    before.map((each) => documentOf(locale, each)),
    frame,
    join(folder, 'index'),
  );
  if (fresh.length > 0)
    await writePagefind(
      fresh.map((each) => documentOf(locale, each)),
      frame,
      fresher,
    );
  return replacePages(join(folder, 'index'), language, {
    count: before.length,
    newFolder: fresh.length === 0 ? undefined : fresher,
    from,
  });
}

/** What browsers find for each word, in the parts that they load for it. */
async function found(folder: string, language: string) {
  const pagefind = findWholeWords(await openPagefind(folder, language));
  const searched: [string, [string, number][]][] = [];
  for (const word of vocabulary) {
    const { results } = await pagefind.search(word);
    searched.push([word, results.map(({ id, score }): [string, number] => [id, score]).sort()]);
  }
  return searched;
}

test('two pages to which Pagefind gives the same id, as it does on some large sites, are both found', async () => {
  const [folder, added] = [newFolder(), newFolder()];
  const [first, second] = collidingDocuments as [SearchDocument, SearchDocument];
  const orders = { categories: [{ id: 'orders', label: { en: 'Orders' } }] } as unknown as Frame;
  await writePagefind([first], orders, folder);
  await writePagefind([second], orders, added);
  const idsIn = (from: string) => readPages(from, 'en').map(({ id }) => id);
  expect(idsIn(added)).toEqual(idsIn(folder));
  expect(replacePages(folder, 'en', { count: 1, newFolder: added, from: [0, -1] })).toBe(true);
  const ids = idsIn(folder);
  expect(new Set(ids).size).toBe(2);
  const { texts } = indexContents(folder, 'en');
  expect(texts.map((text) => /About w\d+/.exec(text)?.[0])).toEqual(['About w16105', 'About w20408']);
  const { results } = await (await openPagefind(folder, 'en')).search('w20408');
  expect(results.map(({ id }) => id)).toEqual([ids[1]]);
});

test('parts without a word of the pages that have changed keep their files', async () => {
  const folder = newFolder();
  const before = Array.from({ length: 30 }, (_, id) => ({
    id,
    words: Array.from({ length: 9 }, (_, at) => id * 7 + at * 5),
    hasIssue: false,
  }));
  const after = before.map((each) => (each.id === 3 ? { ...each, words: [...each.words, 2] } : each));
  const partsIn = (index: string) => {
    const [described] = Object.values(readEntry(index).languages);
    const parts = described === undefined ? [] : readMeta(index, described).parts;
    expect(readdirSync(join(index, 'index')).sort()).toEqual(parts.map(({ name }) => `${name}.pf_index`).sort());
    return parts;
  };
  await writePagefind(
    before.map((each) => documentOf('en', each)),
    frame,
    join(folder, 'before'),
  );
  expect(await change('en', before, after, folder)).toBe(true);
  const [old, changed] = [partsIn(join(folder, 'before')), partsIn(join(folder, 'index'))];
  const limits = (parts: typeof old) => parts.map(({ from, to }) => [from, to]);
  expect(limits(changed)).toEqual(limits(old));
  // A word more, and the heading cut off elsewhere.
  const names = changed.map(({ name }) => name);
  const kept = old.filter(({ name }) => names.includes(name));
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(old.length);
});

test('an index is left as it is when Pagefind has left out a page, which has no word', async () => {
  const [pages, empty, folder] = [newFolder(), newFolder(), newFolder()];
  const documents = [1, 2].map((id) => documentOf('en', { id, words: [id], hasIssue: false }));
  const wordless = { ...documentOf('en', { id: 3, words: [], hasIssue: false }), title: '…', summary: '', answers: [], html: '' };
  await writePagefind([...documents, wordless], frame, folder);
  await writePagefind(documents.slice(0, 1), frame, pages);
  await writePagefind([wordless], frame, empty);
  expect(indexContents(folder, 'en').count).toBe(2);
  expect(replacePages(folder, 'en', { count: 3, newFolder: pages, from: [-1, 1, 2] })).toBe(false);
  expect(replacePages(folder, 'en', { count: 2, newFolder: empty, from: [0, -1] })).toBe(false);
  expect(indexContents(folder, 'en').count).toBe(2);
});

test('a page may have metadata that none had', async () => {
  const folder = newFolder();
  const before = [{ id: 1, words: [1, 2], hasIssue: false }];
  expect(await change('en', before, [...before, { id: 2, words: [3], hasIssue: true }], folder)).toBe(true);
  const [described] = Object.values(readEntry(join(folder, 'index')).languages);
  expect(described && readMeta(join(folder, 'index'), described).fields).toContain('issue');
});

test.each(['en', 'zh-cn'] as const)('an index in %s says after any change what a new one says', async (locale) => {
  const language = locale === 'en' ? 'en' : 'zh-CN';
  const folder = newFolder();
  await fc.assert(
    fc.asyncProperty(changes, async ({ before, after }) => {
      await rm(folder, { recursive: true, force: true });
      expect(await change(locale, before, after, folder)).toBe(true);
      await writePagefind(
        after.map((each) => documentOf(locale, each)),
        frame,
        join(folder, 'whole'),
      );
      const [changed, whole] = ['index', 'whole'].map((name) => indexContents(join(folder, name), language));
      expect(changed).toEqual(whole);
      expect(await found(join(folder, 'index'), language)).toEqual(await found(join(folder, 'whole'), language));
    }),
    { numRuns: runs(12) },
  );
});
