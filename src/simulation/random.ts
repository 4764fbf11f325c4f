import type { RandomBytes } from '../readers/random.ts';

/** Draws that depend on a seed alone: the same calls give the same values on every machine. Not for secrets. */
export interface Random {
  /** 0 ≤ value < 1, uniform. */
  next(): number;
  /** An integer 0 ≤ value < n. */
  below(n: number): number;
  /** True with this probability. */
  chance(share: number): boolean;
  /** Number of events when `mean` are expected. */
  poisson(mean: number): number;
  /** Value whose logarithm is normal; half of the values are below the median. */
  logNormal(median: number, sigma: number): number;
  /** @throws RangeError for an empty list */
  pick<Item>(items: readonly Item[]): Item;
  /** An index, each as probable as its weight; 0 when all weights are 0. */
  weighted(weights: readonly number[]): number;
  bytes: RandomBytes;
}

/**
 * xoshiro128**, seeded by splitmix32 from the seed and a name, so that drawing more of one kind leaves the others as they
 * were. Blackman, D. and Vigna, S. (2021), ACM Trans. Math. Softw. 47(4), 36.
 *
 * @param name of what is drawn: streams of different names are independent
 */
export function seededRandom(seed: number, name: string): Random {
  const nextBits = createGenerator(seed, name);
  const next = (): number => nextBits() / 2 ** 32;
  const below = (n: number): number => Math.floor(next() * n);
  /** Box and Muller (1958), Ann. Math. Stat. 29(2), 610–611. */
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  function poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    // Counts uniform draws until their product falls below e^−mean. Knuth, TAOCP 2, 3.4.1.
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count += 1;
    return count;
  }

  return {
    next,
    below,
    chance: (share) => next() < share,
    poisson,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    pick<Item>(items: readonly Item[]) {
      if (items.length === 0) throw new RangeError('There is nothing to pick from.');
      return items[below(items.length)] as Item;
    },
    weighted(weights) {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0);
      const index = weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      });
      return Math.max(0, index);
    },
    bytes: (size) => Uint8Array.from({ length: size }, () => nextBits() & 255),
  };
}

/** @returns a function that returns 32 random bits at each call */
function createGenerator(seed: number, name: string): () => number {
  let mixed = [...name].reduce(
    (hash, symbol) => Math.imul(hash ^ (symbol.codePointAt(0) ?? 0), 16_777_619),
    seed ^ 2_166_136_261,
  );
  const splitmix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let bits = mixed ^ (mixed >>> 16);
    bits = Math.imul(bits, 0x21f0aaad);
    bits ^= bits >>> 15;
    bits = Math.imul(bits, 0x735a2d97);
    return bits ^ (bits >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  const rotate = (bits: number, by: number): number => (bits << by) | (bits >>> (32 - by));
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}
