import { cutWords, normalizeText } from './words.ts';

/**
 * Number of texts that contain each word.
 *
 * @param language BCP 47 tag
 */
export function countTextsWith(texts: readonly string[], language: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of distinctWords(text, language)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** @param language BCP 47 tag */
export function distinctWords(text: string, language: string): ReadonlySet<string> {
  return new Set(cutWords(normalizeText(text), language));
}
