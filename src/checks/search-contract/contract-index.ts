import { articleUrl } from '../../knowledge/article-id.ts';
import { readPage, readPages } from '../../search/pagefind/pages.ts';
import { countFeatures } from '../../search/ranking/rank.ts';
import { type SearchedShare, searchedWords } from '../../search/ranking/searched-words.ts';
import { mostWords } from '../../search/search-articles.ts';
import { buildSideIndex, type SideIndex } from '../../search/side-index/side-index.ts';
import type { TextReader } from '../../search/text/text-reader.ts';
import { normalizeQuery } from '../../search/text/words.ts';
import { termOf } from './indexed-words.ts';
import { readPageWords } from './page-words.ts';
import { shareWithout } from './share-without.ts';
import { openWordScores, type WordScores } from './word-scores.ts';

/** An article as far as the search of its locale knows it. */
export interface ContractArticle {
  id: string;
  locale: string;
  title: string;
  answers: readonly string[];
}

/** Both ways in which a question is asked: as the site has it, and with this phrasing left out. */
export const ways = ['shipped', 'without'] as const;
export type Way = (typeof ways)[number];

/** All that the search of a locale knows, in the order and by the numbers of its articles. */
export interface ContractIndex {
  ids: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** The title of each article, then its questions, each text once. */
  texts: readonly (readonly string[])[];
  /** Number in the side index of the first text of each article. */
  firstText: readonly number[];
  side: SideIndex;
  /** Reads each text once, however many it is compared with. */
  reader: TextReader;
  /** Features of title and questions of an article, counted. */
  bagOf(number: number): ReadonlyMap<string, number>;
  /** Words of a question that are looked for in the bodies. */
  wordsOf(question: string): readonly string[];
  scores: WordScores;
  /**
   * What remains of the score of a word for an article when one of its questions is left out, as a share; 1 for one
   * that has no page. Quick when asked of one article after another.
   */
  shareWithout(number: number, question: string, word: string): number;
}

/**
 * @param articles of one locale, in the order of the side index
 * @param folder the `pagefind` folder of the site
 * @throws Error when the folder holds no index
 */
export async function openContractIndex(
  articles: readonly ContractArticle[],
  reader: TextReader,
  share: SearchedShare,
  folder: string,
): Promise<ContractIndex> {
  const remembering = { ...reader, features: rememberBy((text: string) => reader.features(text)) };
  const texts = articles.map(({ title, answers }) => [...new Set([title, ...answers])]);
  const ids = articles.map(({ id }) => id);
  const byUrl = new Map(articles.map(({ locale, id }, number) => [articleUrl(locale, id), number]));
  const pages = await readPages(folder, reader.language, ({ url, word_count: length }) => ({ number: byUrl.get(url), length }));
  const numberOfPage = new Map(
    Array.from(pages).flatMap(([key, { number }]) => (number === undefined ? [] : [[key, number] as const])),
  );
  const keys = new Map(Array.from(numberOfPage, ([key, number]) => [number, key]));
  const averageLength = mean(Array.from(pages.values(), ({ length }) => length));
  const pageWords = rememberLast((number: number) => {
    const [article, key] = [articles[number], keys.get(number)];
    return article === undefined || key === undefined ? undefined : readPageWords(readPage(folder, key), article, reader);
  });
  return {
    ids,
    numberOf: new Map(ids.map((id, number) => [id, number])),
    texts,
    firstText: firstOfEach(texts),
    side: buildSideIndex(texts, remembering),
    reader: remembering,
    bagOf: rememberBy((number: number) => countFeatures(texts[number] ?? [], remembering)),
    wordsOf: rememberBy((question: string) =>
      searchedWords(reader.words(normalizeQuery(question)).slice(0, mostWords), reader, share),
    ),
    scores: openWordScores(folder, numberOfPage, reader.language),
    shareWithout(number, question, word) {
      const page = pageWords(number);
      return page === undefined ? 1 : shareWithout(termOf(word, reader), page, question, averageLength);
    },
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

function firstOfEach(texts: readonly (readonly string[])[]): number[] {
  let next = 0;
  return texts.map((own) => {
    next += own.length;
    return next - own.length;
  });
}

function rememberBy<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** For what is asked of one thing after another, and is too large to be kept of all. */
function rememberLast<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { key: Key; value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}
