import type { TextReader } from '../text/text-reader.ts';

/** How much the similarity of a question counts beside the words of the whole article, which count 1. */
const similarityWeight = 1.2;

/** One article and how well it fits, before anything of it is loaded. */
export interface Ranked {
  key: string;
  score: number;
}

/** How much a word that only frames a question counts in the whole article. */
const stopWordWeight = 0.75;

/** What Pagefind says of one word. */
export interface WordScores {
  word: string;
  results: readonly { id: string; score: number }[];
}

/** How much the score of a word counts in the whole article. */
export function weightOf(word: string, reader: TextReader): number {
  return reader.isContent(word) ? 1 : stopWordWeight;
}

/** Sum of the words' scores for each page. */
export function sumScores(found: readonly WordScores[], reader: TextReader): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { word, results } of found) {
    const weight = weightOf(word, reader);
    for (const { id, score } of results) scores.set(id, (scores.get(id) ?? 0) + weight * score);
  }
  return scores;
}

/**
 * Adds up what the index of bodies and the side index say.
 *
 * @param words scores of Pagefind, of any scale
 * @param similarity cosines in 0…1
 * @returns the best first; equal scores in the order of their keys, so that each run has the same
 */
export function fuse(words: ReadonlyMap<string, number>, similarity: ReadonlyMap<string, number>): Ranked[] {
  const most = Math.max(...words.values(), 0) || 1;
  const scores = new Map<string, number>();
  for (const [key, score] of words) scores.set(key, fusedScore(score, most, 0));
  for (const [key, cosine] of similarity) scores.set(key, fusedScore(words.get(key) ?? 0, most, cosine));
  return inOrder([...scores].map(([key, score]) => ({ key, score })));
}

/**
 * @param words sum of an article's words
 * @param most the largest such sum of all articles, not 0
 * @param cosine of its best text
 */
export function fusedScore(words: number, most: number, cosine: number): number {
  return words / most + similarityWeight * cosine;
}

/** In how many of the texts each feature stands. */
export function countFeatures(texts: readonly string[], reader: TextReader): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of texts.flatMap((text) => reader.features(text))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

export function inOrder<T extends Ranked>(ranked: T[]): T[] {
  return ranked.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
