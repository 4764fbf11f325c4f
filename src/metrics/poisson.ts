import jstat from 'jstat';

/**
 * Upper end of the exact interval of a Poisson mean: the quantile of the gamma distribution with shape count + 1.
 * Garwood, F. (1936), Biometrika 28(3/4), 437–442.
 *
 * @param count ≥ 0; need not be whole
 * @param probability one-sided, 0.975 for the upper end of a two-sided 95 % interval
 */
export function poissonUpper(count: number, probability = 0.975): number {
  return jstat.gamma.inv(probability, count + 1, 1);
}

/**
 * How many times as far counts scatter as Poisson counts do: Pearson's χ² ÷ (k − 1), at least 1.
 * McCullagh, P. and Nelder, J. A. (1989), Generalized Linear Models, 2nd ed., section 6.2.3.
 *
 * @param observed counts
 * @param sizes what each count is out of; all 1 when left out
 * @returns ≥ 1; 1 with fewer than two counts, or when all are 0
 */
export function dispersionOf(observed: readonly number[], sizes: readonly number[] = observed.map(() => 1)): number {
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
  const rate = sum(observed) / sum(sizes);
  if (observed.length < 2 || !(rate > 0)) return 1;
  const chiSquare = observed.reduce((total, count, index) => {
    const expected = rate * (sizes[index] ?? 0);
    return expected > 0 ? total + (count - expected) ** 2 / expected : total;
  }, 0);
  return Math.max(1, chiSquare / (observed.length - 1));
}
