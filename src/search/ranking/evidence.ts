import type { PagefindClient } from '../pagefind/client.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { isErrorCode } from '../text/error-codes.ts';
import { isConcept, isPair, pairFeature, wordFeature } from '../text/feature-names.ts';
import { isOneCharacter, type TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import { namedServices } from '../understanding/named-services.ts';
import type { Evidence } from './confidence.ts';
import { largest, type WordScores } from './rank.ts';

/** The parts of a search that evidence is computed from. */
export interface SearchedFor {
  /** The query. */
  text: string;
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

/** Weight of a stop word in `covered`, and of a pair that is one; a content word has 1. */
const stopWordShare = 0.2;

/** How much of a word is known when no page has it, but a title or a question has a synonym. */
const synonymShare = 0.5;

/** Similarity that an error code of the first hit stands for, though no title has it: it means nothing else. */
const codeSimilarity = 0.5;

interface SearchedIn {
  reader: TextReader;
  pagefind: PagefindClient;
  side?: SideClient | undefined;
  /** Whether a word is on any page, where not all pages are searched. */
  isOnPage?: ((word: string) => Promise<boolean>) | undefined;
}

/** @throws Error when the index cannot be read */
export async function gatherEvidence(
  { reader, pagefind, side, isOnPage }: SearchedIn,
  { text, best, content, features, found, similarity }: SearchedFor,
): Promise<Gathered> {
  const weigh = (list: readonly WordScores[]): number =>
    list.reduce((sum, { word }) => sum + (reader.isContent(word) ? 1 : stopWordShare), 0);
  const covering = found.filter(({ results }) => results.some(({ id }) => id === best));
  const inTexts = (await side?.having(content.map((word) => wordFeature(reader.stem(word))))) ?? [];
  const onPage = await Promise.all(
    content.map(async (word, index) => {
      // The side index folds full-width letters of titles; Pagefind does not in languages that have spaces.
      if (side?.common.has(word) || (inTexts[index] ?? 0) > 0) return true;
      if (isOnPage !== undefined) return isOnPage(word);
      const results = found.find((each) => each.word === word)?.results;
      return (results ?? (await pagefind.search(word)).results).length > 0;
    }),
  );
  const unknownWords = content.filter((_, index) => !onPage[index]);
  const synonymous = await Promise.all(unknownWords.map((word) => hasSynonym(word, reader, side)));
  const telling = content
    .map((word) => ({ word, known: knownShare(unknownWords.indexOf(word), synonymous) }))
    .filter(({ word, known }) => known > 0 || !isOfStopWords(word, reader));
  const words = telling.reduce((sum, { known }) => sum + known, 0) / (telling.length || 1);
  const pairs = side === undefined ? undefined : await pairsKnown(features, reader, side);
  const likeness = ((similarity.get(best) ?? 0) + largest(similarity.values())) / 2;
  const longer = telling.filter(({ word }) => !isOneCharacter(word));
  return {
    evidence: {
      similarity: Math.max(likeness, covering.some(({ word }) => isErrorCode(word)) ? codeSimilarity : 0),
      covered: weigh(covering) / (weigh(found) || 1),
      known: pairs === undefined ? words : (words + pairs) / 2,
      words: (longer.length > 0 ? longer : telling).length,
      foreign: side === undefined ? 0 : shareOfOtherServices(text, reader, side),
    },
    unknownWords,
  };
}

/** @param at where the word is among the unknown ones */
function knownShare(at: number, synonymous: readonly boolean[]): number {
  if (at < 0) return 1;
  return synonymous[at] ? synonymShare : 0;
}

async function hasSynonym(word: string, reader: TextReader, side: SideClient | undefined): Promise<boolean> {
  const having = (await side?.having(reader.features(word).filter(isConcept))) ?? [];
  return having.some((count) => count > 0);
}

/** In a long story, the name of another service is where it happened; in a short question, what it is about. */
function shareOfOtherServices(text: string, reader: TextReader, side: SideClient): number {
  const names = namedServices(reader.cut(text), side.otherServices);
  return Math.min(1, names.length / Math.max(1, reader.tellingWords(text).length));
}

/** Whether a Chinese word that no page has is two stop words which were not told apart, such as 我想. */
function isOfStopWords(word: string, reader: TextReader): boolean {
  return isHan(word) && Array.from(word).every((character) => !reader.isContent(character));
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
