import { closestMatch } from 'leven';

/** ` Did you mean …?` with a leading space, or an empty string without a guess. */
export function didYouMean(guess: string | undefined): string {
  return guess === undefined ? '' : ` Did you mean \`${guess}\`?`;
}

/** Longer words are not typing mistakes, and the cost of comparing two is the product of their lengths. */
const maxComparedLength = 200;

/** The candidate closest to a misspelt word, or `undefined` when more than about one letter in three differs. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > maxComparedLength) return undefined;
  return closestMatch(word, [...candidates], { maxDistance: Math.max(1, Math.ceil(word.length / 3)) });
}
