/** Random numbers of a seed, in the distributions that the proofs draw from. */
export interface Random {
  /** 0 ≤ x < 1 */
  uniform(): number;
  binomial(n: number, probability: number): number;
  poisson(mean: number): number;
  /** A factor around 1 whose logarithm has this standard deviation. */
  unrest(deviation: number): number;
}

export function randomOf(seed: number): Random {
  let state = seed | 0;

  /** Mulberry32. */
  function uniform(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    uniform,
    binomial: (n, probability) => Array.from({ length: n }, uniform).filter((x) => x < probability).length,
    poisson(mean) {
      let count = 0;
      for (let left = Math.exp(mean) * uniform(); left > 1; left *= uniform()) count += 1;
      return count;
    },
    unrest: (deviation) => Math.exp(deviation * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())),
  };
}
