const shingleLength = 4;

/** What a bin holds that no 4-gram has fallen into. */
export const emptyBin = 0xffff;

/**
 * MinHash sketch with a single permutation: the hash of each character 4-gram selects a bin, and each bin keeps its smallest
 * 16-bit rank. Li, Owen & Zhang (2012), One Permutation Hashing, NIPS 25.
 *
 * @param text without white space and punctuation
 * @param bins a power of two; all are empty for an empty text
 */
export function minHash(text: string, bins: number): Uint16Array {
  const shift = 32 - Math.log2(bins);
  const ranks = new Uint16Array(bins).fill(emptyBin);
  const keep = (hash: number): void => {
    const bin = hash >>> shift;
    const rank = (hash >>> 8) & 0xffff;
    if (rank < (ranks[bin] ?? 0)) ranks[bin] = rank;
  };
  if (text.length < shingleLength) {
    let hash = firstHash;
    for (let at = 0; at < text.length; at++) hash = add(hash, text.charCodeAt(at));
    if (text.length > 0) keep(finish(hash));
    return ranks;
  }
  // Each character is read once, which takes a third of the time.
  let [a, b, c] = [text.charCodeAt(0), text.charCodeAt(1), text.charCodeAt(2)];
  for (let at = shingleLength - 1; at < text.length; at++) {
    const d = text.charCodeAt(at);
    keep(finish(add(add(add(add(firstHash, a), b), c), d)));
    a = b;
    b = c;
    c = d;
  }
  return ranks;
}

/** What of texts is compared: a few signs of punctuation make no difference, and looking for them would take longer. */
export function comparable(words: readonly string[]): string {
  return words.join('').toLowerCase().replaceAll(/\s+/g, '');
}

/** Jaccard similarity as two sketches of texts that are not empty tell it, 0…1. */
export function estimatedSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let equal = 0;
  let filled = 0;
  for (let bin = 0; bin < a.length; bin++) {
    if (a[bin] === emptyBin && b[bin] === emptyBin) continue;
    filled += 1;
    if (a[bin] === b[bin]) equal += 1;
  }
  return filled === 0 ? 1 : equal / filled;
}

/**
 * Jaccard similarity of the 4-grams of two texts, 0…1; 1 when both are empty. Takes time in proportion to their lengths.
 */
export function similarity(a: string, b: string): number {
  const left = shinglesOf(a);
  const right = shinglesOf(b);
  const union = left.union(right).size;
  return union === 0 ? 1 : left.intersection(right).size / union;
}

function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let start = 0; start === 0 ? text.length > 0 : start + shingleLength <= text.length; start++)
    shingles.add(text.slice(start, start + shingleLength));
  return shingles;
}

// 32-bit FNV-1a over UTF-16 code units with MurmurHash3's finalizer; the same on every machine.

const firstHash = 0x811c9dc5;

function add(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const again = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (again ^ (again >>> 16)) >>> 0;
}
