import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '../../../../scripts/chromium.ts';
import { askInChromium, measureInChromium } from '../../../../scripts/lab/search-eval/browser-figures.ts';
import { withChromium } from '../../../../scripts/lab/search-eval/chromium.ts';
import { askSite } from '../../../../src/evaluation/ask-site.ts';
import { indexCorpus } from '../../../../src/evaluation/index-corpus.ts';
import type { Question } from '../../../../src/evaluation/question-set.ts';
import { newFolder } from '../../../support/folder.ts';
import { sampled } from '../../../support/long.ts';
import { smallCorpus, writeSmallCorpus } from '../../../support/small-corpus.ts';

/** The one in which words are cut; the other is asked the same way. */
const languages = sampled([
  ['zh', 'zh-cn'],
  ['en', 'en'],
] as const);

describe.skipIf(findChromium() === undefined).each(languages)('search in Chromium, in %s', (language, locale) => {
  let siteDir: string;
  const questions: Question[] = smallCorpus[language].questions.map(({ q, gold }) => ({ q, locale, gold: [...gold] }));
  beforeAll(async () => {
    const folder = newFolder();
    const { docs } = await writeSmallCorpus(folder, language);
    siteDir = (await indexCorpus(docs, join(folder, 'work'))).siteDir;
  });

  test('ranks as in Node, and lists questions with other rankings', async () => {
    const ask = await askSite(siteDir, locale);
    const inNode = await Promise.all(questions.map(({ q }) => ask(q)));
    const wrong = inNode.map((found, index) => (index === 1 ? { ids: ['parcel'] } : found));
    expect(await measureInChromium(siteDir, questions, wrong)).toMatchObject({
      sameRanking: 2,
      rankedOtherwise: [questions[1]?.q],
    });
  });

  test('loads client, index and articles for the first query, compressed, and little for further ones', async () => {
    const { ours, theirs } = await withChromium(siteDir, async (measuring) => ({
      ours: await askInChromium(measuring, questions, 'jieda'),
      theirs: await askInChromium(measuring, questions.slice(0, 1), 'pagefind'),
    }));
    const { first, further, furtherIndex, latency } = ours;
    const paths = first.files.map(({ path }) => path);
    for (const part of ['/measured/client.js', '/pagefind/pagefind.js', `/search/${locale}/entry.json`])
      expect(paths).toContain(part);
    expect(paths.some((path) => path.endsWith('.pf_index'))).toBe(true);
    expect(paths.some((path) => path.startsWith(`/search/${locale}/articles/`))).toBe(true);
    expect(first.requests).toBe(paths.length);
    expect(first.medianBytes).toBe(first.files.reduce((sum, { bytes }) => sum + bytes, 0));
    // Uncompressed, pagefind.js has 46 KiB.
    expect(first.files.find(({ path }) => path === '/pagefind/pagefind.js')?.bytes).toBeLessThan(16_000);
    // Three questions are three readers, each of whom asks all of them.
    expect([first.queries, further.queries, latency.queries]).toEqual([3, 6, 2]);
    expect(further.medianBytes).toBeLessThan((first.medianBytes ?? 0) / 10);
    // Every article was loaded for the first query or is left out here.
    expect(furtherIndex.medianBytes).toBeLessThan(1_000);
    // The largest file corrects mistyped words; it is loaded once, when confidence is low.
    expect(further.maxBytes).toBeLessThan((first.medianBytes ?? 0) / 5);
    expect(latency.medianMilliseconds).toBeGreaterThan(0);
    // Pagefind by itself does not use the side index.
    const theirPaths = theirs.first.files.map(({ path }) => path);
    expect(theirPaths.some((path) => path.endsWith('.pf_index'))).toBe(true);
    expect(theirPaths.filter((path) => path.startsWith('/search/'))).toEqual([]);
    expect(theirs.found).toHaveLength(1);
  });
});
