import type { TextReader } from '../text/text-reader.ts';

/** Weight of the similarity of titles and questions; the body score has 1. */
const similarityWeight = 1.2;

/** An article, by Pagefind's id, and its score. */
export interface Ranked {
  key: string;
  score: number;
}

/** Weight of a stop word in the body score. */
const stopWordWeight = 0.75;

/** Pages that have a word, with Pagefind's scores. */
export interface WordScores {
  word: string;
  results: readonly { id: string; score: number }[];
}

/** Weight of a word in the body score. */
export function weightOf(word: string, reader: TextReader): number {
  return reader.isContent(word) ? 1 : stopWordWeight;
}

/** Body score of each page: the weighted sum of its words' scores. */
export function sumScores(found: readonly WordScores[], reader: TextReader): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { word, results } of found) {
    const weight = weightOf(word, reader);
    for (const { id, score } of results) scores.set(id, (scores.get(id) ?? 0) + weight * score);
  }
  return scores;
}

/**
 * Fuses body scores and similarities: score ÷ largest score + weight × cosine.
 *
 * @param words body scores, of any scale
 * @param similarity cosines, 0…1
 * @returns best first; ties are sorted by key, so that results are deterministic
 */
export function fuse(words: ReadonlyMap<string, number>, similarity: ReadonlyMap<string, number>): Ranked[] {
  const maxBody = Math.max(...words.values(), 0) || 1;
  const scores = new Map<string, number>();
  for (const [key, score] of words) scores.set(key, fusedScore(score, maxBody, 0));
  for (const [key, cosine] of similarity) scores.set(key, fusedScore(words.get(key) ?? 0, maxBody, cosine));
  return inOrder([...scores].map(([key, score]) => ({ key, score })));
}

/**
 * @param body body score of an article
 * @param maxBody largest body score of all articles, not 0
 * @param cosine of the article's most similar text
 */
export function fusedScore(body: number, maxBody: number, cosine: number): number {
  return body / maxBody + similarityWeight * cosine;
}

/** Number of texts that have each feature. */
export function countFeatures(texts: readonly string[], reader: TextReader): Map<string, number> {
  const counts = new Map<string, number>();
  for (const feature of texts.flatMap((text) => reader.features(text))) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return counts;
}

export function inOrder<T extends Ranked>(ranked: T[]): T[] {
  return ranked.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
