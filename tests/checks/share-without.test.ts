import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkKnowledgeBase } from '../../src/checks/check-knowledge-base.ts';
import { type ContractIndex, openContractIndex } from '../../src/checks/search-contract/contract-index.ts';
import { countPageWords } from '../../src/checks/search-contract/page-words.ts';
import { shareWithout } from '../../src/checks/search-contract/share-without.ts';
import { type Edition, makeEdition } from '../../src/edition/edition.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { type SearchDocument, searchDocuments } from '../../src/edition/search-documents.ts';
import { languageTag } from '../../src/knowledge/article-id.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { lexiconOf } from '../../src/search/lexicon/lexicon.ts';
import { createTextReader } from '../../src/search/text-reader.ts';
import { writePagefind } from '../../src/search/write-pagefind.ts';
import { newFolder } from '../support/folder.ts';

const locales = ['zh-cn', 'en'] as const;

/** From all over the sample content. */
const questionsEach = 8;

let edition: Edition;
let documents: readonly SearchDocument[];
let folder: string;

beforeAll(async () => {
  folder = newFolder();
  const environment = { ...readEnvironment({}), today: '2026-11-20' };
  const { fragmentsDir } = foldersOf(environment);
  edition = makeEdition(await checkKnowledgeBase(environment), environment, fragmentsDir, { version: 1, locales: {} });
  documents = await searchDocuments(edition, fragmentsDir);
}, 120_000);

async function index(own: readonly SearchDocument[], name: string): Promise<Record<string, ContractIndex>> {
  await writePagefind(own, edition.frame, join(folder, name));
  const opened = locales.map(async (locale) => {
    const reader = createTextReader(languageTag(locale), lexiconOf(locale, []));
    const articles = own.filter((document) => document.locale === locale);
    const share = { isFramingSearched: true, common: new Set<string>() };
    return [locale, await openContractIndex(articles, reader, share, join(folder, name))] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
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
        const scoreIn = ({ scores }: ContractIndex, word: string): number => {
          const { numbers, scores: own } = scores.of(word);
          return own[numbers.indexOf(number)] ?? 0;
        };
        const most = words.reduce((sum, word) => sum + scoreIn(before, word), 0);
        const reckoned = words.reduce(
          (sum, word) => sum + scoreIn(before, word) * before.shareWithout(number, question, word),
          0,
        );
        const measured = words.reduce((sum, word) => sum + scoreIn(after, word), 0);
        // The question matters at all.
        expect(measured, question).toBeLessThan(most);
        compared.push({ most, measured, reckoned });
      }
    }
    expect(compared).toHaveLength(2 * questionsEach);
    const sumOf = (values: number[]): number => values.reduce((sum, each) => sum + each, 0);
    const lost = sumOf(compared.map(({ most, measured }) => most - measured));
    expect(sumOf(compared.map(({ measured, reckoned }) => Math.abs(measured - reckoned)))).toBeLessThan(0.05 * lost);
  }, 120_000);

  const stem = (word: string): string => word.replace(/s$/, '');
  const page = countPageWords(
    {
      content: 'Refunds. We return the money within 3 days. Sign-in . where is my refund. no money yet .',
      anchors: [{ element: 'h2', text: 'Sign-in', location: 8 }],
    },
    { title: 'Refunds', answers: ['where is my refund', 'no money yet'] },
    stem,
  );

  test('counts the words of a page by where they stand, and those of each question', () => {
    expect(Object.fromEntries(page.weights)).toMatchObject({ refund: 8, money: 2, signin: 6, sign: 3, in: 3, day: 1 });
    expect(page.length).toBe(18);
    expect(page.answers.get('where is my refund')).toMatchObject({ length: 4 });
    expect(Object.fromEntries(page.answers.get('no money yet')?.weights ?? [])).toEqual({ no: 1, money: 1, yet: 1 });
  });

  test('counts pairs of characters that begin in a Chinese word, on to the next one, as parts of it', () => {
    const { weights } = countPageWords(
      { content: '看不\u200b清楚\u200b。 \u200b听不清\u200b说话', anchors: [] },
      { title: '', answers: [] },
      (word) => word,
    );
    expect(Object.fromEntries(weights)).toEqual({
      看不: 1,
      不清: 1 + 1 / 3,
      清楚: 1,
      听不清: 1,
      听不: 1 / 3,
      清说: 1 / 3,
      说话: 1,
    });
  });

  test.each([
    ['where', 'nothing when it stands nowhere else', 0, 0],
    ['money', 'less when it stands elsewhere too', 0.5, 0.95],
    ['refund', 'nearly all when the title has it', 0.95, 1],
    ['days', 'a little more when the question does not have it, the page being shorter', 1, 1.2],
  ])('of “%s” is %s', (word, _, least, most) => {
    const question = word === 'money' ? 'no money yet' : 'where is my refund';
    const share = shareWithout(stem(word), page, question, 18);
    expect(share).toBeGreaterThanOrEqual(least);
    expect(share).toBeLessThanOrEqual(most);
  });

  test('is all of it for a question that the article does not have', () => {
    expect(shareWithout('money', page, 'where did it go', 18)).toBe(1);
  });
});
