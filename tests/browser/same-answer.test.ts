import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { withChromium } from '../../scripts/lab/search-eval/chromium.ts';
import type { Frame } from '../../src/edition/frame.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { openSearch } from '../../src/search/open-search.ts';
import { indexLanguage } from '../../src/search/pagefind/separate-words.ts';
import { writeSearchIndex } from '../../src/search/write-index.ts';
import { chromiumPath } from '../support/browser.ts';
import { newFolder } from '../support/folder.ts';
import { isLong } from '../support/long.ts';

/** A search by a client that has loaded nothing but what these queries need, one after the other. */
async function askInTurn(siteDir: string, locale: string, queries: readonly string[]) {
  const { search } = await openSearch(siteDir, locale);
  const asked = new Map<string, { key: string; score: number }[]>();
  for (const query of queries) {
    const { hits, matching } = await search(query);
    asked.set(
      query,
      [...hits, ...matching].map(({ key, score }) => ({ key, score })),
    );
  }
  return asked;
}

/** A question as it is typed, letter by letter. */
function typed(question: string): string[] {
  return Array.from(question, (_, at) => question.slice(0, at + 1));
}

describe.each(['zh-cn', 'en'])('questions to the sample site in %s', (locale) => {
  const questions = readFileSync(join(import.meta.dirname, `../search/questions/${locale}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line): string => JSON.parse(line).q);

  const [asked, alone] = isLong ? [50, 20] : [20, 6];

  test(`find the same from a client of their own as from one that is asked ${asked}, one of them letter by letter`, async () => {
    const siteDir = inject('siteDir');
    const [chosen = []] = fc.sample(fc.shuffledSubarray(questions, { minLength: asked, maxLength: asked }), 1);
    const shared = await askInTurn(siteDir, locale, [...typed(chosen.at(-1) ?? ''), ...chosen]);
    for (const question of chosen.slice(0, alone))
      expect((await askInTurn(siteDir, locale, [question])).get(question), question).toEqual(shared.get(question));
  });
});

/**
 * Words that begin with each other. Others stand between them in the alphabet, on so many pages that each chunk of
 * Pagefind's index has only a few words.
 */
const sites = {
  en: {
    words: ['port', 'portal', 'portfolio'],
    others: ['portable', 'portent', 'porter', 'porthole', 'portico', 'portion', 'portrait', 'portray', 'portage'],
    frequent: ['course', 'coursework'],
    queries: ['port', 'portal', 'portfolio', 'port course', 'course', 'course portal'],
    unfinished: 'porta',
    longer: ['portfolio', 'portal', 'portrait', 'coursework'],
  },
  'zh-cn': {
    words: ['退', '退款', '退款单'],
    others: ['退伍', '退休', '退出', '退化', '退却', '退学', '退步', '退让', '退货'],
    frequent: ['电子', '电子邮件'],
    queries: ['退', '退款', '退款单', '退 电子', '电子', '电子 退款'],
    unfinished: '电',
    longer: ['退款单', '退款', '退货', '退休', '电子邮件'],
  },
} as const;

/** As many pages make a word frequent, so that its pages are in the side index. */
const pages = 160;

function documentsIn(locale: keyof typeof sites): SearchDocument[] {
  const { words, others, frequent } = sites[locale];
  return Array.from({ length: pages }, (_, number) => {
    const own = words.filter((_, index) => number % (7 + 5 * index) === index);
    const between = others.filter((_, index) => number % others.length !== index);
    const text = [...own, ...between, frequent[0], number % 9 === 0 ? frequent[1] : ''].join(locale === 'en' ? ' ' : '，');
    const html = `<p>${text}</p>${number % 20 === 0 ? `<img src="/a.png" alt="${words[2]}">` : ''}`;
    const fields = { summary: '', type: 'faq', category: 'orders', products: [], answers: [] };
    return { locale, id: `page-${number}`, title: `${number}`, html, ...fields } as unknown as SearchDocument;
  });
}

describe('words that begin with each other, in different chunks of the index', () => {
  const siteDir = newFolder();
  beforeAll(async () => {
    const frame = { categories: [], owners: {}, askedMost: {}, site: { tasks: [] } } as unknown as Frame;
    const documents = [...documentsIn('en'), ...documentsIn('zh-cn')];
    await writeSearchIndex({ documents, frame, synonyms: {} }, siteDir);
  });

  const ways = Object.entries(sites).flatMap(([locale, { queries, longer }]) =>
    queries.map((query) => ({ locale, query, before: [[], longer, [...longer, ...typed(`${longer[0]} ${query}`)]] })),
  );

  test('are really in different chunks, and one of them is frequent', async () => {
    const chunks = readdirSync(join(siteDir, 'pagefind/index'));
    for (const [locale, { frequent }] of Object.entries(sites)) {
      expect(chunks.filter((name) => name.startsWith(indexLanguage(locale))).length, locale).toBeGreaterThan(3);
      const { side } = await openSearch(siteDir, locale);
      expect(frequent.map(side.isFrequent)).toEqual([true, false]);
    }
  });

  test.each(ways)('find the same pages with the same scores: $query in $locale', async ({ locale, query, before }) => {
    const lists = [];
    for (const queries of before) lists.push((await askInTurn(siteDir, locale, [...queries, query])).get(query));
    expect(lists[0]?.length).toBeGreaterThan(0);
    expect(lists[1]).toEqual(lists[0]);
    expect(lists[2]).toEqual(lists[0]);
  });

  test.each(Object.entries(sites))('are not found by a beginning that is no word of %s', async (locale, site) => {
    const lists = await askInTurn(siteDir, locale, [...site.longer, site.unfinished]);
    expect(lists.get(site.unfinished)).toEqual([]);
  });

  test.skipIf(chromiumPath === undefined)('find the same in Chromium, whatever was asked before', async () => {
    await withChromium(siteDir, async ({ search }) => {
      for (const [locale, { queries, longer }] of Object.entries(sites)) {
        const ask = (own: readonly string[]) => search({ queries: own, locale, way: 'jieda' });
        // In either order, each query is asked before and after the others.
        const letters = typed(`${longer[0]} ${queries[0]}`);
        const after = await ask([...longer, ...letters, ...queries]);
        for (const [index, query] of queries.entries()) {
          const [fresh] = await ask([query]);
          const { urls, scores } = after[longer.length + letters.length + index] ?? {};
          expect({ urls, scores }, query).toEqual({ urls: fresh?.urls, scores: fresh?.scores });
        }
      }
    });
  });
});
