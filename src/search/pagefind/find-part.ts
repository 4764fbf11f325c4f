import type { Part } from './index-files.ts';

/**
 * @param parts of an index
 * @returns the number of the part that a word is in, if it is in the index: the last that begins before it; −1 for a word
 *   before all parts
 */
export function partFinder(parts: readonly Part[]): (word: string) => number {
  const beginnings = parts.map(({ from }) => Buffer.from(from));
  return (word) => {
    const bytes = Buffer.from(word);
    let [at, end] = [0, beginnings.length];
    while (at < end) {
      const middle = (at + end) >> 1;
      if (Buffer.compare(beginnings[middle] as Buffer, bytes) <= 0) at = middle + 1;
      else end = middle;
    }
    return at - 1;
  };
}
