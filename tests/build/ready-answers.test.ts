import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { type ReadyAnswer, readyFile, readyRows } from '../../src/search/ready/ready-answer.ts';
import type { SideEntry } from '../../src/search/side-index/side-files.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { newFolder } from '../support/folder.ts';
import { runs } from '../support/properties.ts';

function entryOf(siteDir: string, locale: string): SideEntry {
  return JSON.parse(readFileSync(join(siteDir, 'search', locale, 'entry.json'), 'utf8'));
}

/** The answers of a site, by the file they are in. */
function readyIn(siteDir: string, locale: string): Map<string, ReadyAnswer[]> {
  const { ready } = entryOf(siteDir, locale);
  const folder = join(siteDir, 'search', locale, ready?.folder ?? '');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return new Map(names.map((name) => [`${ready?.folder}/${name}`, JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}

describe.each([
  ['zh-cn', ['退款', '发票', '怎么申请退款'], ['转人工', '在吗', '今天股市怎么样', '退宽']],
  ['en', ['refund', 'how do i get a refund'], ['speak to a human', 'hello', 'how to bake bread', 'refnud']],
])('the ready answers of the sample in %s', (locale, answered, others) => {
  const siteDir = inject('siteDir');
  const files = readyIn(siteDir, locale);
  const all = [...files.values()].flat();

  test('are what the whole search begins with, and as many as it finds', async () => {
    const { answer } = await openSearch(siteDir, locale);
    const [chosen = []] = fc.sample(fc.shuffledSubarray(all, { minLength: runs(150), maxLength: runs(150) }), 1);
    for (const { key, rows, likely, admitted } of chosen) {
      const whole = await answer(key, { limit: likely.length });
      const keys = whole.hits.map((hit) => hit.key);
      expect([likely, admitted], key).toEqual([keys, whole.admitted]);
      expect(rows.map((row) => row.key)).toEqual(keys.slice(0, readyRows));
      // Nothing would stand above them.
      const { isUnsure, isEmpty, isCut, intent, corrected, elsewhere } = whole;
      expect({ isUnsure, isEmpty, isCut, intent, corrected, elsewhere }, key).toEqual({
        isUnsure: false,
        isEmpty: false,
        isCut: false,
        intent: undefined,
        corrected: undefined,
        elsewhere: undefined,
      });
    }
  });

  test('are each in the file where a page looks for it, together with few others', () => {
    const { ready } = entryOf(siteDir, locale);
    for (const [path, answers] of files)
      for (const { key } of answers) expect(readyFile(key, ready ?? { count: 0, folder: '' })).toBe(path);
    expect(Math.max(...[...files.values()].map((answers) => JSON.stringify(answers).length))).toBeLessThan(32_000);
  });

  test('are to the words that most readers ask, and to nothing that is unsure, mistyped or for a person', () => {
    const keys = new Set(all.map(({ key }) => key));
    expect(answered.filter((query) => !keys.has(query))).toEqual([]);
    expect(others.filter((query) => keys.has(query))).toEqual([]);
  });
});

describe('an edition without an article', () => {
  const [whole, part] = [newFolder(), newFolder()];
  const documentOf = (id: string, title: string, answers: string[]): SearchDocument =>
    ({
      ...{ locale: 'en', id, title, answers, html: `<p>${title}.</p>`, summary: `${title}, in short.` },
      ...{ type: 'faq', category: 'orders', products: [], owner: 'support', reviewed: '2026-11-01' },
    }) as unknown as SearchDocument;
  const shown = documentOf('refund', 'Refund a course', ['can I return a course', 'get my money back for a course']);
  const hidden = documentOf('goodwill', 'Goodwill refund of a course', ['may I refund a course out of goodwill']);

  beforeAll(async () => {
    const frame = { categories: [], owners: {}, askedMost: {}, site: { tasks: [] } } as unknown as Frame;
    await writeSearchIndex({ documents: [shown, hidden], frame, synonyms: {} }, whole);
    await writeSearchIndex({ documents: [shown], frame, synonyms: {} }, part);
  });

  test('has no ready answer that names it, or that its words made', () => {
    expect(JSON.stringify([...readyIn(whole, 'en')])).toMatch(/goodwill/i);
    expect(readyIn(part, 'en').size).toBeGreaterThan(0);
    expect(JSON.stringify([...readyIn(part, 'en')])).not.toMatch(/goodwill/i);
  });
});
