/**
 * Area under the ROC curve, as the statistic of Mann and Whitney: the probability that a random positive has a higher
 * score than a random negative, ties counting one half. 1 separates them perfectly, 0.5 is chance.
 * Hanley, J. A. and McNeil, B. J. (1982), Radiology 143(1), 29–36.
 *
 * @param positives scores, in any order
 * @param negatives scores, in any order
 * @returns 0…1, or `undefined` when there are no positives or no negatives
 */
export function areaUnderCurve(positives: readonly number[], negatives: readonly number[]): number | undefined {
  const pairs = positives.length * negatives.length;
  if (pairs === 0) return undefined;
  const scores = [
    ...positives.map((score) => ({ score, isPositive: true })),
    ...negatives.map((score) => ({ score, isPositive: false })),
  ].sort((a, b) => a.score - b.score);
  let won = 0;
  let below = 0;
  for (let at = 0; at < scores.length; ) {
    const tied = { positives: 0, negatives: 0 };
    const { score } = scores[at] ?? { score: 0 };
    for (; scores[at]?.score === score; at += 1) tied[scores[at]?.isPositive ? 'positives' : 'negatives'] += 1;
    won += tied.positives * (below + tied.negatives / 2);
    below += tied.negatives;
  }
  return won / pairs;
}
