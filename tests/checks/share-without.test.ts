import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ContractIndex, openContractIndex } from '../../src/checks/search-contract/contract-index.ts';
import { termOf } from '../../src/checks/search-contract/indexed-words.ts';
import { readPageWords } from '../../src/checks/search-contract/page-words.ts';
import { shareWithout } from '../../src/checks/search-contract/share-without.ts';
import type { Edition } from '../../src/edition/edition.ts';
import type { SearchDocument } from '../../src/edition/search-documents.ts';
import { languageTag } from '../../src/knowledge/article-id.ts';
import { lexiconOf } from '../../src/search/lexicon/lexicon.ts';
import { writePagefind } from '../../src/search/pagefind/write-pagefind.ts';
import { createTextReader } from '../../src/search/text/text-reader.ts';
import { newFolder } from '../support/folder.ts';
import { readSampleEdition } from '../support/sample-edition.ts';

const locales = ['zh-cn', 'en'] as const;

/** From all over the sample content. */
const questionsEach = 8;

let edition: Edition;
let documents: readonly SearchDocument[];
let folder: string;

beforeAll(async () => {
  folder = newFolder();
  ({ edition, documents } = await readSampleEdition());
}, 120_000);

async function index(own: readonly SearchDocument[], name: string): Promise<Record<string, ContractIndex>> {
  await writePagefind(own, edition.frame, join(folder, name));
  const opened = locales.map(async (locale) => {
    const reader = createTextReader(languageTag(locale), lexiconOf(locale, []));
    const articles = own.filter((document) => document.locale === locale);
    const share = { searchesStopWords: true, common: new Set<string>() };
    return [locale, await openContractIndex(articles, reader, share, join(folder, name))] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}

function scoreIn({ scores, numberOf }: ContractIndex, article: string, word: string): number {
  const { numbers, scores: all } = scores.of(word);
  return all[numbers.indexOf(numberOf.get(article) ?? -1)] ?? 0;
}

describe('the score of a word for an article without one of its questions', () => {
  test('is what an index says that was written without it, in both languages', async () => {
    const whole = await index(documents, 'whole');
    const compared: { most: number; measured: number; reckoned: number }[] = [];
    for (let turn = 0; turn < questionsEach; turn += 1) {
      const left = locales.map((locale) => {
        const asking = documents.filter((document) => document.locale === locale && document.answers.length > 2);
        const article = asking[Math.floor((asking.length * (turn + 0.5)) / questionsEach)] as SearchDocument;
        return { locale, article, question: article.answers[turn % 3] ?? '' };
      });
      const questionOf = (document: SearchDocument) => left.find(({ article }) => article === document)?.question;
      const without = await index(
        documents.map((document) => ({
          ...document,
          answers: document.answers.filter((answer) => answer !== questionOf(document)),
        })),
        `without-${turn}`,
      );
      for (const { locale, article, question } of left) {
        const [before, after] = [whole[locale], without[locale]] as [ContractIndex, ContractIndex];
        const words = before.wordsOf(question);
        await before.scores.load(words);
        await after.scores.load(words);
        const number = before.numberOf.get(article.id) ?? -1;
        const most = words.reduce((sum, word) => sum + scoreIn(before, article.id, word), 0);
        const reckoned = words.reduce(
          (sum, word) => sum + scoreIn(before, article.id, word) * before.shareWithout(number, question, word),
          0,
        );
        const measured = words.reduce((sum, word) => sum + scoreIn(after, article.id, word), 0);
        // The question matters at all.
        expect(measured, question).toBeLessThan(most);
        compared.push({ most, measured, reckoned });
      }
    }
    expect(compared).toHaveLength(2 * questionsEach);
    const sumOf = (values: number[]): number => values.reduce((sum, each) => sum + each, 0);
    const lost = sumOf(compared.map(({ most, measured }) => most - measured));
    expect(sumOf(compared.map(({ measured, reckoned }) => Math.abs(measured - reckoned)))).toBeLessThan(0.02 * lost);
  }, 120_000);

  // Another page has all of it too and a third one is long: with the question no word becomes rarer, and pages hardly shorter.
  const siteOf = (locale: string, own: Partial<SearchDocument>): SearchDocument[] =>
    [
      { id: 'own', title: 'A page', html: '', ...own },
      { id: 'other', title: 'Another', html: `<p>${own.title} ${own.html} ${own.answers?.join(' ')}</p>` },
      { id: 'long', title: 'A third', html: `<p>${'long '.repeat(3_000)}</p>` },
    ].map((document) => ({ answers: [], ...document, locale, summary: '', type: 'faq' })) as unknown as SearchDocument[];

  test.each([
    ['en', 'resume', 'that stands with accents elsewhere', { html: '<p>résumé, my résumé</p>' }, 'where my resume'],
    ['en', 'chat', 'that is a part of a name', { html: '<p>WeChat</p>' }, 'chat is gone'],
    ['en', 'sign', 'that begins a longer one in the same place', { html: '<p>sign-in, sign-up</p>' }, 'cannot sign here'],
    ['en', 'yesterday’s', 'of which a part has the same stem', { html: '<p>yesterday</p>' }, 'where is yesterday’s lesson'],
    ['en', 'api_key', 'with an underscore', { html: '<p>api_key</p><p>apikey</p>' }, 'api_key is lost'],
    ['en', 'voucher', 'in a heading with another anchor', { html: '<h2 id="a"><a id="b">voucher</a></h2>' }, 'voucher lost'],
    ['en', 'voucher', 'after a sign like a space', { html: '<p>a\ufeffbcdefghi</p><h2 id="a">voucher</h2>' }, 'voucher lost'],
    ['zh-cn', '不会', 'that is a part of a longer one', { html: '<p>我也不会扣钱</p>' }, '钱不会扣两次'],
    ['zh-cn', '右', 'that begins pairs of characters', { html: '<p>点右上角的菜单，点右边</p>' }, '右边没有按钮'],
    ['zh-cn', '年', 'in the middle of the title', { title: '想送朋友一年会员', html: '<p>年卡</p>' }, '年费能送人吗'],
  ] as const)('is in %s of “%s” what such an index says of a word %s', async (locale, word, what, own, question) => {
    const name = `${locale} ${word} ${what}`;
    const [before, after] = (await Promise.all(
      [[question, 'other words'], ['other words']].map(async (answers, at) => {
        // Left out of the one article alone.
        const [first, ...rest] = siteOf(locale, { ...own, answers: [question, 'other words'] });
        const opened = (await index([{ ...first, answers } as unknown as SearchDocument, ...rest], `${name} ${at}`))[locale];
        await opened?.scores.load([word]);
        return opened;
      }),
    )) as [ContractIndex, ContractIndex];
    const whole = scoreIn(before, 'own', word);
    const measured = scoreIn(after, 'own', word) / whole;
    expect(measured).toBeGreaterThan(0);
    expect(measured).toBeLessThan(1);
    expect(before.shareWithout(0, question, word)).toBeCloseTo(measured, 2);
  });

  const reader = { stem: (word: string): string => word.replace(/s$/, '') };
  const page = readPageWords(
    { content: 'Refunds. We return the money within 3 days. 😀 where is my refund. no money yet .', anchors: [] },
    { title: 'Refunds', answers: ['😀', 'where is my refund', 'no money yet'] },
    reader,
  );

  test.each([
    ['where', 'nothing when it stands nowhere else', 0, 0],
    ['money', 'less when it stands elsewhere too', 0.5, 0.95],
    ['refund', 'nearly all when the title has it', 0.95, 1],
    ['days', 'a little more when the question does not have it, the page being shorter', 1, 1.2],
    ['sky', 'all when the page does not have it', 1, 1],
  ])('of “%s” is %s', (word, _, least, most) => {
    const question = word === 'money' ? 'no money yet' : 'where is my refund';
    const share = shareWithout(termOf(word, reader), page, question, 18);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  test.each([
    ['does not have', 'where did it go'],
    ['has, of signs alone', '😀'],
  ])('is all of it for a question that the article %s', (_, question) => {
    expect(shareWithout(termOf('money', reader), page, question, 18)).toBe(1);
  });
});
