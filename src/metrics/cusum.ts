/**
 * Cumulative sums of log-likelihood ratios: S₀ = 0, Sₜ = max(0, Sₜ₋₁ + scoreₜ). An alarm is raised when S reaches the limit.
 * The sum is held at the limit, so that it falls as soon as the scores do, and the alarm stays until S is at half the
 * limit: a series close to the limit does not flicker.
 * Page, E. S. (1954), Biometrika 41(1/2), 100–115.
 *
 * @param scores log-likelihood ratios, out of control against in control, the earliest first
 * @param limit from `limitOf`
 */
export function cusum(scores: readonly number[], limit: number): CusumStep[] {
  let sum = 0;
  let isAlarm = false;
  return scores.map((score) => {
    sum = Math.min(limit, Math.max(0, sum + score));
    isAlarm = isAlarm ? sum > limit / 2 : sum >= limit;
    return { sum, isAlarm };
  });
}

export interface CusumStep {
  sum: number;
  isAlarm: boolean;
}

/**
 * Limit for which the mean number of steps up to a false alarm is at least `runLength`: ln(runLength). The Shiryaev–Roberts
 * statistic R exceeds exp(S), and R − t is a martingale while in control, so E(T) = E(R at the alarm) ≥ exp(limit). Holds for
 * independent observations of changing size.
 * Lorden, G. (1971), Ann. Math. Stat. 42(6), 1897–1908; Pollak, M. (1985), Ann. Stat. 13(1), 206–227.
 *
 * @param runLength steps, ≥ 1
 */
export function limitOf(runLength: number): number {
  return Math.log(runLength);
}

/**
 * Log-likelihood ratio of `count` of n at a share of p₁ against p₀: x·ln(p₁/p₀) + (n − x)·ln((1 − p₁)/(1 − p₀)).
 *
 * @param inControl p₀, more than 0 and less than 1
 * @param outOfControl p₁, more than 0 and less than 1
 */
export function shareScore({ count, n }: { count: number; n: number }, inControl: number, outOfControl: number): number {
  return count * Math.log(outOfControl / inControl) + (n - count) * Math.log((1 - outOfControl) / (1 - inControl));
}

/**
 * Log-likelihood ratio of a Poisson count with mean λ₁ against λ₀: x·ln(λ₁/λ₀) − (λ₁ − λ₀).
 *
 * @param inControl λ₀ > 0
 * @param outOfControl λ₁ > 0
 */
export function countScore(count: number, inControl: number, outOfControl: number): number {
  return count * Math.log(outOfControl / inControl) - (outOfControl - inControl);
}
