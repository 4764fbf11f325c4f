import { minSample } from '../../../metrics/share.ts';
import { type Kind, kinds } from '../../../questions/states.ts';
import type { Handled } from './collect.ts';
import type { KindLoad } from './schema.ts';

type Minutes = NonNullable<KindLoad['minutes']>;

const stageOf: Readonly<Record<string, 'classify' | 'answer'>> = { classify: 'classify', assign: 'classify', answer: 'answer' };

/**
 * What each kind of question takes: minutes that were noted ÷ questions that minutes were noted for. A kind with too few
 * of them borrows the mean of all kinds.
 *
 * @param weeks length of the period, > 0, not necessarily whole
 */
export function loadOfKinds({ arrivals, noted, timed }: Handled, weeks: number): KindLoad[] {
  const all = meanMinutes(noted, sum(timed));
  return kinds.map((kind: Kind): KindLoad => {
    const own = meanMinutes(
      noted.filter((one) => one.kind === kind),
      sum(timed.filter((one) => one.kind === kind)),
    );
    const minutes = own ?? all;
    const count = sum(arrivals.filter((one) => one.kind === kind));
    return {
      kind,
      arrivals: count,
      timed: sum(timed.filter((one) => one.kind === kind)),
      minutes: minutes ?? null,
      isBorrowed: own === undefined && all !== undefined,
      hoursAWeek: minutes === undefined ? null : (count * minutes.total) / 60 / weeks,
    };
  });
}

/** @returns `undefined` with fewer questions than the minimum sample */
export function meanMinutes(noted: Handled['noted'], questions: number): Minutes | undefined {
  if (questions < minSample) return undefined;
  const of = (stage: 'classify' | 'answer' | undefined): number =>
    noted.filter(({ move }) => stageOf[move] === stage).reduce((total, { minutes }) => total + minutes, 0) / questions;
  const [classify, answer, other] = [of('classify'), of('answer'), of(undefined)];
  return { classify, answer, other, total: classify + answer + other };
}

export function sum(rows: readonly { n: number }[]): number {
  return rows.reduce((total, { n }) => total + n, 0);
}
