import type { PagefindClient } from '../pagefind/client.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { isPair, pairFeature, type TextReader, wordFeature } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import type { Evidence } from './confidence.ts';
import type { WordScores } from './rank.ts';

/** The parts of a search that evidence is computed from. */
export interface SearchedFor {
  /** Pagefind's id of the first hit. */
  best: string;
  /** Content words of the query. */
  content: readonly string[];
  features: readonly string[];
  /** Pages of each word that was searched for. */
  found: readonly WordScores[];
  similarity: ReadonlyMap<string, number>;
}

export interface Gathered {
  evidence: Evidence;
  /** Content words that are on no page. */
  unknownWords: string[];
}

/** Weight of a stop word in `covered`; a content word has 1. */
const stopWordShare = 0.2;

/** @throws Error when the index cannot be read */
export async function gatherEvidence(
  { reader, pagefind, side }: { reader: TextReader; pagefind: PagefindClient; side?: SideClient | undefined },
  { best, content, features, found, similarity }: SearchedFor,
): Promise<Gathered> {
  const weigh = (list: readonly WordScores[]): number =>
    list.reduce((sum, { word }) => sum + (reader.isContent(word) ? 1 : stopWordShare), 0);
  const covering = found.filter(({ results }) => results.some(({ id }) => id === best));
  const articles = side?.articles.length ?? 0;
  const inTexts = (await side?.having(content.map((word) => wordFeature(reader.stem(word))))) ?? [];
  const pagesHaving = await Promise.all(
    content.map(async (word, index) => {
      if (side?.common.has(word)) return articles;
      const results = found.find((each) => each.word === word)?.results;
      const withText = inTexts[index] ?? 0;
      // The larger count, because the side index folds full-width letters of titles and Pagefind does not.
      return Math.max(withText, (results ?? (await pagefind.search(word)).results).length);
    }),
  );
  const words = shareKnown(
    pagesHaving.map((having) => ({ having, weight: 1 })),
    articles,
  );
  const pairs = side === undefined ? undefined : await pairsKnown(features, reader, side);
  return {
    evidence: {
      similarity: similarity.get(best) ?? 0,
      covered: weigh(covering) / (weigh(found) || 1),
      known: pairs === undefined ? words : (words + pairs) / 2,
    },
    unknownWords: content.filter((_, index) => pagesHaving[index] === 0),
  };
}

/**
 * A name that is in no dictionary is split into single characters, and each of them is on some page. The pairs show
 * that the name itself is not.
 *
 * @returns `undefined` for a query without such pairs
 */
async function pairsKnown(features: readonly string[], reader: TextReader, side: SideClient): Promise<number | undefined> {
  const pairs = features.filter(isPair);
  if (pairs.length === 0) return undefined;
  const having = await side.having(pairs);
  const weights = pairs.map((pair) => (reader.isContent(pair.slice(1)) ? 1 : stopWordShare));
  return shareKnown(
    weights.map((weight, index) => ({ weight, having: having[index] ?? 0 })),
    side.articles.length,
  );
}

/** Share that some article has, weighted by inverse document frequency; 0 for an empty list. */
function shareKnown(list: readonly { having: number; weight: number }[], articles: number): number {
  const sum = (some: typeof list): number =>
    some.reduce(
      (total, { having, weight }) => total + weight * Math.log(1 + (Math.max(articles, having) - having + 0.5) / (having + 0.5)),
      0,
    );
  return sum(list.filter(({ having }) => having > 0)) / (sum(list) || 1);
}

/**
 * Whether the query has two adjacent Chinese characters that are not a word and are in no title or question, such as
 * 推款 for 退款, the result of picking the wrong candidate of an input method.
 *
 * @throws Error when the index cannot be read
 */
export async function hasStrangePair(query: string, reader: TextReader, side: SideClient): Promise<boolean> {
  const cut = reader.cut(query);
  const isAlone = (word: string): boolean => word.length === 1 && isHan(word) && reader.isContent(word);
  const pairs = cut.slice(1).flatMap((word, index) => {
    const before = cut[index] ?? '';
    return isAlone(before) && isAlone(word) && query.includes(before + word) ? [before + word] : [];
  });
  return pairs.length > 0 && (await side.having(pairs.map(pairFeature))).includes(0);
}
