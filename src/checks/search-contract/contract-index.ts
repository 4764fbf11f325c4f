import { countFeatures } from '../../search/rank.ts';
import { mostWords } from '../../search/search-articles.ts';
import { type SearchedShare, searchedWords } from '../../search/searched-words.ts';
import { buildSideIndex, type SideIndex } from '../../search/side-index.ts';
import type { TextReader } from '../../search/text-reader.ts';
import { normalizeQuery } from '../../search/words.ts';
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

export interface IndexFolders {
  /** The `pagefind` folder of the site. */
  shipped: string;
  /** An index of the same articles without the questions they answer; while it is written, the other one is asked. */
  withoutAnswers: Promise<string>;
}

/** All that the search of a locale knows, in the order and by the numbers of its articles. */
export interface ContractIndex {
  ids: readonly string[];
  numberOf: ReadonlyMap<string, number>;
  /** Title and questions of each article, each once. */
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
  /** Opened when it is first asked for. */
  scores(way: Way): Promise<WordScores>;
}

/** @param articles of one locale, in the order of the side index */
export function openContractIndex(
  articles: readonly ContractArticle[],
  reader: TextReader,
  share: SearchedShare,
  folders: IndexFolders,
): ContractIndex {
  const [{ locale } = { locale: '' }] = articles;
  const remembering = { ...reader, features: rememberBy((text: string) => reader.features(text)) };
  const texts = articles.map(({ title, answers }) => [...new Set([title, ...answers])]);
  const ids = articles.map(({ id }) => id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const folderOf = { shipped: () => folders.shipped, without: () => folders.withoutAnswers };
  return {
    ids,
    numberOf,
    texts,
    firstText: firstOfEach(texts),
    side: buildSideIndex(texts, remembering),
    reader: remembering,
    bagOf: rememberBy((number: number) => countFeatures(texts[number] ?? [], remembering)),
    wordsOf: rememberBy((question: string) =>
      searchedWords(reader.words(normalizeQuery(question)).slice(0, mostWords), reader, share),
    ),
    scores: rememberBy(async (way: Way) => openWordScores(await folderOf[way](), numberOf, locale)),
  };
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
