import { exactWord, type PagefindClient } from '../pagefind/client.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { isPair, pairFeature, type TextReader, wordFeature } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import type { Evidence } from './confidence.ts';
import type { WordScores } from './rank.ts';

/** What a search has found out before its confidence is asked for. */
export interface SearchedFor {
  /** Pagefind's id of the first hit. */
  best: string;
  /** Words of content of the query. */
  content: readonly string[];
  features: readonly string[];
  /** Pages of each word that was looked for. */
  found: readonly WordScores[];
  similarity: ReadonlyMap<string, number>;
}

export interface Gathered {
  evidence: Evidence;
  /** Words of content that stand on no page. */
  unknownWords: string[];
}

/** How much a framing word counts beside one of content where it is asked how much of the query an article has. */
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
      // A word of titles or questions stands on a page: to look for it once more would take as long as the search itself.
      const results = found.find((each) => each.word === word)?.results;
      const least = inTexts[index] ?? 0;
      // Full-width letters of a title are letters like all others there, and not in Pagefind.
      if (results !== undefined && least > 0) return Math.max(least, results.length);
      // For an unknown word Pagefind finds the pages with its longest known beginning instead, which says nothing of what is asked.
      return (await pagefind.search(exactWord(word))).results.length;
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
 * Names that no dictionary has are cut into characters, each of which stands on some page: pairs of
 * characters tell that the name does not.
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

/** Share of those that some article has, rare ones counting more, as in `rarity` of the side index; 0 of none. */
function shareKnown(list: readonly { having: number; weight: number }[], articles: number): number {
  const sum = (some: typeof list): number =>
    some.reduce(
      (total, { having, weight }) => total + weight * Math.log(1 + (Math.max(articles, having) - having + 0.5) / (having + 0.5)),
      0,
    );
  return sum(list.filter(({ having }) => having > 0)) / (sum(list) || 1);
}

/**
 * Whether two Chinese characters stand side by side that are no word together, and that no title or question has so:
 * whoever types by sound and takes the wrong one of several candidates writes 推款 for 退款.
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
