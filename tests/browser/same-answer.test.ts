import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { withChromium } from '../../scripts/lab/search-eval/chromium.ts';
import { languageTag } from '../../src/knowledge/article-id.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { openPagefind } from '../../src/search/pagefind/open-pagefind.ts';
import { chromiumPath } from '../support/browser.ts';
import { runs } from '../support/properties.ts';

const siteDir = inject('siteDir');
const questionsFolder = join(import.meta.dirname, '../search/questions');

function questionsIn(locale: string): string[] {
  const lines = readFileSync(join(questionsFolder, `${locale}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line).q);
}

/** A question as it is typed, letter by letter. */
function typed(question: string): string[] {
  return Array.from(question, (_, at) => question.slice(0, at + 1));
}

describe.each(['zh-cn', 'en'])('the answer to a question in %s is the same', (locale) => {
  const questions = questionsIn(locale);
  const asked = fc.tuple(fc.constantFrom(...questions), fc.shuffledSubarray(questions, { minLength: 50, maxLength: 50 }));

  async function listAfter(queries: readonly string[], question: string): Promise<string[]> {
    await openPagefind(join(siteDir, 'pagefind'), languageTag(locale), { isFresh: true });
    const { search } = await openSearch(siteDir, locale);
    for (const query of queries) await search(query, { limit: 1 });
    const { hits, matching } = await search(question);
    return [...hits, ...matching].map(({ key }) => key);
  }

  test('in Node for a client that was just opened, typed letter by letter, and after fifty other questions', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ([question, others]) => {
        const fresh = await listAfter([], question);
        expect(await listAfter(typed(question), question)).toEqual(fresh);
        expect(await listAfter(others, question)).toEqual(fresh);
      }),
      { numRuns: runs(2) },
    );
  });

  // One language is enough for that: the code is the same.
  test.skipIf(chromiumPath === undefined || locale !== 'en')('in Chromium as well', async () => {
    const [[question, others] = ['', []]] = fc.sample(asked, 1);
    const last = await withChromium(siteDir, async ({ search }) => {
      const lists = [];
      for (const before of [[], typed(question), others])
        lists.push((await search({ queries: [...before, question], locale, way: 'jieda' })).at(-1)?.urls);
      return lists;
    });
    expect(last[0]?.length).toBeGreaterThan(0);
    expect(last[1]).toEqual(last[0]);
    expect(last[2]).toEqual(last[0]);
  });
});
