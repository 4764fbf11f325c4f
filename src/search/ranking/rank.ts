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

/** Articles below this share of the best score have only a common word in common with the query. */
export const minScoreShare = 0.3;

/** As many are kept, however low their scores. */
export const minKept = 10;

/**
 * Fuses body scores and similarities: score ÷ largest score + weight × cosine. On a large site most articles share a
 * common word with the query; they are left out before the others are sorted.
 *
 * @param words body scores, of any scale
 * @param similarity cosines, 0…1
 * @param matches whether an article may be among the results
 * @param kept keys of articles that are kept, however low their scores
 * @returns best first; ties are sorted by key, so that results are deterministic
 */
export function fuse(
  words: ReadonlyMap<string, number>,
  similarity: ReadonlyMap<string, number>,
  matches: (key: string) => boolean,
  kept: ReadonlySet<string> = new Set(),
): Ranked[] {
  const maxBody = largest(words.values()) || 1;
  const keys: string[] = [];
  const scores: number[] = [];
  function add(key: string, score: number): void {
    if (!matches(key)) return;
    keys.push(key);
    scores.push(score);
  }
  for (const [key, body] of words) add(key, fusedScore(body, maxBody, similarity.get(key) ?? 0));
  for (const [key, cosine] of similarity) if (!words.has(key)) add(key, fusedScore(0, maxBody, cosine));

  function rankedFrom(min: number): Ranked[] {
    const ranked: Ranked[] = [];
    for (let index = 0; index < keys.length; index += 1) {
      const [key, score] = [keys[index] ?? '', scores[index] ?? 0];
      if (score >= min || kept.has(key)) ranked.push({ key, score });
    }
    return inOrder(ranked);
  }

  const ranked = rankedFrom(largest(scores) * minScoreShare);
  if (ranked.length >= minKept) return ranked;
  return rankedFrom(0).filter(({ key }, index) => index < minKept || kept.has(key));
}

/**
 * @param body body score of an article
 * @param maxBody largest body score of all articles, not 0
 * @param cosine of the article's most similar text
 */
export function fusedScore(body: number, maxBody: number, cosine: number): number {
  return body / maxBody + similarityWeight * cosine;
}

/** The largest of numbers; 0 when all are negative or there is none. A large site has too many for `Math.max`. */
export function largest(numbers: Iterable<number>): number {
  let most = 0;
  for (const number of numbers) if (number > most) most = number;
  return most;
}

export function inOrder<T extends Ranked>(ranked: T[]): T[] {
  return ranked.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
}
