import { fuse, lookAgain, secondLook, weightOf } from '../../search/rank.ts';
import { mostWords } from '../../search/search-articles.ts';
import { type SearchedShare, searchedWords } from '../../search/searched-words.ts';
import { buildSideIndex, cosinesOf } from '../../search/side-index.ts';
import type { TextReader } from '../../search/text-reader.ts';
import { normalizeQuery } from '../../search/words.ts';
import { candidates } from './candidates.ts';
import { type NumberedScores, searchWords } from './word-scores.ts';

/** An article as far as the search of its locale knows it. */
export interface ContractArticle {
  id: string;
  locale: string;
  title: string;
  answers: readonly string[];
}

/** Answers questions as the page does, without loading what the page would show. */
export interface IndexAsker {
  /** Where an article comes for one of its questions, both ways. */
  ask(question: string, article: string): Record<'shipped' | 'without', Place>;
  /**
   * Ids of those of the examined articles to which no word of their own title leads in Pagefind. None when these are
   * but a few, whose titles may be in another language: many mean that the index does not know theirs.
   */
  findBlind(): string[];
}

/** Where an article came, and which came first. */
export interface Place {
  /** From 1; 0 when it was not found at all. */
  rank: number;
  first: string[];
}

/** An article among the first so many counts as found: readers look no further. */
export const foundWithin = 3;

export interface IndexFolders {
  /** The `pagefind` folder of the site. */
  shipped: string;
  /** An index of the same articles without the questions they answer; while it is written, the other one is asked. */
  withoutAnswers: Promise<string>;
}

/**
 * @param articles of one locale, in the order of the side index
 * @param questions that will be asked
 * @param examined articles whose titles are looked for
 * @throws Error when a folder holds no index
 */
export async function openAsker(
  articles: readonly ContractArticle[],
  questions: readonly string[],
  examined: readonly ContractArticle[],
  reader: TextReader,
  share: SearchedShare,
  folders: IndexFolders,
): Promise<IndexAsker> {
  const [{ locale } = { locale: '' }] = articles;
  const remembering = remember(reader);
  const texts = articles.map(({ title, answers }) => [...new Set([title, ...answers])]);
  const index = buildSideIndex(texts, remembering);
  const ids = articles.map(({ id }) => id);
  const numberOf = new Map(ids.map((id, number) => [id, number]));
  const firstText = firstOfEach(texts);
  const wordsOf = (question: string): readonly string[] =>
    searchedWords(reader.words(normalizeQuery(question)).slice(0, mostWords), reader, share);
  // In quotes: otherwise a text that was not cut into words is found by its beginning.
  const quotedWordsOf = (title: string): string[] => reader.words(normalizeQuery(title)).map((word) => `"${word}"`);
  const words = questions.flatMap(wordsOf);
  const quoted = examined.flatMap(({ title }) => quotedWordsOf(title));
  const shipped = await searchWords([...words, ...quoted], folders.shipped, numberOf, locale);
  const withoutAnswers = await searchWords(words, await folders.withoutAnswers, numberOf, locale);

  function ask(question: string, article: string): Record<'shipped' | 'without', Place> {
    const asked = normalizeQuery(question);
    const words = wordsOf(question);
    const features = remembering.features(asked);
    const own = numberOf.get(article) ?? -1;
    const cosines = cosinesOf(features, index, reader);
    const likeness = new Float64Array(ids.length);
    for (let text = 0; text < cosines.length; text += 1) {
      const owner = index.owners[text] ?? 0;
      const cosine = cosines[text] ?? 0;
      if (cosine > (likeness[owner] ?? 0)) likeness[owner] = cosine;
    }

    const placeIn = (sums: Float64Array, textsOf: (id: string) => readonly string[]): Place => {
      const { words: sumOf, likeness: likenessOf } = candidates(sums, likeness, own, ids);
      const ranked = fuse(sumOf, likenessOf);
      const first = lookAgain(ranked.slice(0, secondLook), ({ key }) => textsOf(key), features, remembering);
      const order = [...first, ...ranked.slice(secondLook)].map(({ key }) => key);
      return { rank: order.indexOf(article) + 1, first: order.slice(0, foundWithin) };
    };
    const textsOf = (id: string): readonly string[] => texts[numberOf.get(id) ?? -1] ?? [];
    const asShipped = placeIn(addUpNumbers(words, shipped), textsOf);

    const without = (id: string): readonly string[] => textsOf(id).filter((text) => id !== article || text !== question);
    const from = firstText[own] ?? 0;
    const others = textsOf(article).map((text, at) => (text === question ? 0 : (cosines[from + at] ?? 0)));
    if (own >= 0) likeness[own] = Math.max(0, ...others);
    return { shipped: asShipped, without: placeIn(addUpNumbers(words, withoutAnswers), without) };
  }

  /** As `addUp` does, by number. */
  function addUpNumbers(words: readonly string[], found: ReadonlyMap<string, NumberedScores>): Float64Array {
    const sums = new Float64Array(ids.length);
    for (const word of words) {
      const weight = weightOf(word, reader);
      const { numbers, scores } = found.get(word) ?? { numbers: [], scores: [] };
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at] ?? 0;
        sums[number] = (sums[number] ?? 0) + weight * (scores[at] ?? 0);
      }
    }
    return sums;
  }

  return {
    ask,
    findBlind() {
      const isBlind = ({ id, title }: ContractArticle): boolean =>
        !quotedWordsOf(title).some((word) => shipped.get(word)?.numbers.includes(numberOf.get(id) ?? -1));
      const blind = examined.filter(isBlind).map(({ id }) => id);
      return blind.length * 2 < examined.length ? [] : blind;
    },
  };
}

/** Number of the first text of each article. */
function firstOfEach(texts: readonly (readonly string[])[]): number[] {
  let next = 0;
  return texts.map((own) => {
    next += own.length;
    return next - own.length;
  });
}

/** A text is read once, however many questions it is compared with. */
function remember(reader: TextReader): TextReader {
  const known = new Map<string, string[]>();
  return {
    ...reader,
    features(text) {
      const features = known.get(text) ?? reader.features(text);
      known.set(text, features);
      return features;
    },
  };
}
