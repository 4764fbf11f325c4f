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
  const maxDistance = Math.max(1, Math.ceil(word.length / 3));
  const letters = lettersOf(word);
  const close = [...candidates].filter((candidate) => mayBeWithin(maxDistance, letters, lettersOf(candidate)));
  return closestMatch(word, close, { maxDistance });
}

/** The characters of a word as a set of bits. Several characters share a bit, so that words look more alike than they are. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index++) letters |= 1 << (word.charCodeAt(index) & 31);
  return letters;
}

/** Each letter that only one of two words has takes an edit. Most of ten thousand ids are told apart by that. */
function mayBeWithin(distance: number, one: number, other: number): boolean {
  return bitsIn(one & ~other) <= distance && bitsIn(other & ~one) <= distance;
}

function bitsIn(letters: number): number {
  let count = 0;
  for (let rest = letters; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
