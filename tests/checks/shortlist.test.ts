import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askAmongAll, askQuestion } from '../../src/checks/search-contract/ask-question.ts';
import { type ContractSearch, createContractSearch } from '../../src/checks/search-contract/contract-search.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import type { BulkClient } from '../../src/search/pagefind/bulk-client.ts';
import type { RankedArticle } from '../../src/search/ranking/articles-in-memory.ts';
import { type Ranking, rankArticles } from '../../src/search/ranking/rank-articles.ts';
import { createShortlists, exactRanks } from '../../src/search/ranking/shortlist.ts';
import { makeSideIndex, openSideFiles } from '../../src/search/side-index/write-side-index.ts';
import { runs } from '../support/properties.ts';

/** Titles and questions share a few words, so that many tie; bodies have rarer ones and error codes as well. */
const vocabulary = {
  en: 'how do i my refund card course late seat phone pause invoice address e1001 e1002 certificate gift zebra'.split(' '),
  'zh-cn': '怎么 我的 可以 申请 退款 课程 证书 发票 地址 手机 登录 视频 直播 e1001 e1002 作业 优惠 斑马'.split(' '),
};
const wordsOfTitles = 8;

type Locale = keyof typeof vocabulary;

interface Site {
  locale: Locale;
  documents: SearchDocument[];
  /** Whether the side index has titles, as on a small site. */
  isSmall: boolean;
  questions: string[];
}

const siteOf = (locale: Locale): fc.Arbitrary<Site> => {
  const text = (most: number, words = vocabulary[locale]): fc.Arbitrary<string> =>
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: most }).map((words) => words.join(locale === 'en' ? ' ' : ''));
  const document = fc.record({
    title: text(4, vocabulary[locale].slice(0, wordsOfTitles)),
    answers: fc.array(text(6, vocabulary[locale].slice(0, wordsOfTitles)), { maxLength: 3 }),
    html: text(8),
    // Bodies that say what a question says, over and over, under any title.
    echoes: fc.constantFrom(0, 0, 1, 3),
    type: fc.constantFrom('faq', 'known-issue'),
    severity: fc.constantFrom('high', 'low'),
  });
  return fc
    .record({
      isSmall: fc.boolean(),
      drafts: fc.array(document, { minLength: 1, maxLength: 32, size: 'max' }),
      copies: fc.integer({ min: 1, max: 3 }),
      questions: fc.array(text(7), { minLength: 4, maxLength: 4 }),
    })
    .map(({ isSmall, drafts, copies, questions }) => {
      const all = Array.from({ length: copies }, () => drafts).flat();
      const documents = all.map(({ severity, echoes, ...draft }, number) => ({
        ...draft,
        html: `${draft.html} ${`${questions[0]} `.repeat(echoes)}`,
        id: `a${number}`,
        locale,
        summary: '',
        category: 'c',
        products: [],
        ...(draft.type === 'known-issue' ? { issue: { status: 'open', severity } } : {}),
      })) as unknown as SearchDocument[];
      const own = documents.flatMap(({ answers }) => answers.slice(0, 1)).slice(0, 6);
      return { locale, documents, isSmall, questions: [...questions, ...own] };
    });
};

/** The search of a site whose bodies have simple scores, and how often a word was searched for among all articles. */
async function openSite({ locale, documents, isSmall }: Site): Promise<{ search: ContractSearch; asked: { ofAll: number } }> {
  // Not in the order of the articles, as Pagefind's digests are not.
  const keys = documents.map((_, number) => `k_${String((number * 37) % 101).padStart(3, '0')}`);
  const files = makeSideIndex({
    documents,
    frame: { askedMost: { [locale]: ['a1', 'a3'] }, site: { tasks: [] } },
    synonyms: {},
    keys,
    bodies: documents.map(({ html }) => html),
    countWords: () => new Map(),
  });
  const side = await openSideFiles(files, locale);
  const articles = isSmall ? side.articles : side.articles.map(({ id: _, title: __, ...article }) => article);
  const byKey = new Map(articles.map((article) => [article.key, article]));
  const asked = { ofAll: 0 };
  const pages = documents.map(({ title, answers, html }) => side.reader.cut([title, ...answers, html].join(' ')));

  function scoresOf(word: string) {
    const found = pages.flatMap((words, number) => {
      const count = words.filter((each) => each === word).length;
      return count > 0 ? [{ number, score: Math.round((1000 * count) / (count + words.length / 10)) / 1000 }] : [];
    });
    found.sort((a, b) => b.score - a.score);
    return {
      pages: Int32Array.from(found, ({ number }) => number),
      scores: Float32Array.from(found, ({ score }) => score),
    };
  }

  const pagefind: BulkClient = {
    scoresOf,
    async search(word) {
      asked.ofAll += 1;
      const { pages: numbers, scores } = scoresOf(word ?? '');
      const data = () => Promise.reject(new Error('not asked for'));
      return { results: Array.from(numbers, (number, at) => ({ id: keys[number] ?? '', score: scores[at] ?? 0, data })) };
    },
  };
  const search = createContractSearch({ ...side, articles, byKey }, documents as readonly RankedArticle[], pagefind);
  return { search, asked };
}

for (const locale of ['en', 'zh-cn'] as const) {
  test(`in ${locale}, a shortlist decides every question as a search of all articles does`, async () => {
    let questionsAsked = 0;
    let askedOfAll = 0;
    await fc.assert(
      fc.asyncProperty(siteOf(locale), async (site) => {
        const { search, asked } = await openSite(site);
        for (const [number, question] of site.questions.entries()) {
          const { first, margin } = await askAmongAll(search, question, 'a0');
          // Those that others are compared with are in the shortlist, however low their ranks.
          for (const article of new Set([`a${number}`, first[0] ?? '', margin.maxBodyOf])) {
            const before = asked.ofAll;
            const decision = await askQuestion(search, question, article);
            questionsAsked += 1;
            askedOfAll += asked.ofAll > before ? 1 : 0;
            expect(decision).toEqual(await askAmongAll(search, question, article));
          }
        }
      }),
      // Shrinking a site takes minutes.
      { numRuns: runs(60), endOnFailure: true },
    );
    // Else the shortlist would prove nothing.
    expect(askedOfAll / questionsAsked).toBeLessThan(0.7);
  });
}

test.each(['en', 'zh-cn'] as const)('in %s, a shortlist names the other articles that match, too', async (locale) => {
  let named = 0;
  await fc.assert(
    fc.asyncProperty(siteOf(locale), async (site) => {
      const { search } = await openSite(site);
      const { shortlist } = createShortlists({ ...search, namesOthers: true });
      for (const question of site.questions) {
        const near = await shortlist(question);
        const [among, all] = [await rankArticles(near, question), await rankArticles(search, question)];
        const keysOf = ({ matching }: Ranking): string[] => matching.map(({ key }) => key);
        expect(keysOf(among).slice(0, exactRanks)).toEqual(keysOf(all).slice(0, exactRanks));
        expect(keysOf(among).sort()).toEqual(keysOf(all).sort());
        named += near.others?.length ?? 0;
      }
    }),
    { numRuns: runs(20), endOnFailure: true },
  );
  expect(named).toBeGreaterThan(0);
});
