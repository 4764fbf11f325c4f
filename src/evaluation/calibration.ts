import { type Answered, isFound, isOutOfScope } from './figures.ts';

/** Shares of questions below a confidence threshold. */
export interface CalibrationPoint {
  threshold: number;
  /** Shares in 0…1; `undefined` when there are no such questions. */
  outOfScope: number | undefined;
  answerable: number | undefined;
  /** Of the questions whose answer is among the first three. */
  found: number | undefined;
}

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/**
 * How well confidence separates questions that the articles answer from those they do not: one point for each threshold
 * from 0.1 to 0.9.
 */
export function calibrationOf(answered: readonly Answered[]): CalibrationPoint[] {
  const outOfScope = answered.filter(isOutOfScope);
  const answerable = answered.filter(({ gold }) => gold.length > 0);
  const found = answerable.filter(isFound);
  return thresholds.map((threshold) => {
    const shareUnder = (list: readonly Answered[]): number | undefined =>
      list.length === 0 ? undefined : list.filter(({ confidence = 0 }) => confidence < threshold).length / list.length;
    return { threshold, outOfScope: shareUnder(outOfScope), answerable: shareUnder(answerable), found: shareUnder(found) };
  });
}
