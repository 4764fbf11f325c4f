import type { Surveys } from '../../../feedback/surveys/read-surveys.ts';
import { minGood } from '../../../metrics/csat.ts';
import { shareOf } from '../../../metrics/share.ts';
import { differenceOf, type Estimate, sumOfShares } from '../../../metrics/sum-of-shares.ts';
import { during } from '../../weeks.ts';
import { shareOrNull } from './quality.ts';
import type { Figures } from './read-figures.ts';
import type { Effect, Scorecard } from './schema.ts';

/** S + C − L of the latest two periods of the operator's figures: satisfaction and conversion, less churn. All are shares. */
export function effectOf(figures: readonly Figures[], surveys: Surveys | undefined): Scorecard['effect'] {
  const [before, now] = [figures.at(-2), figures.at(-1)].map((period) =>
    period === undefined ? null : effectIn(period, surveys),
  );
  const [was, is] = [before, now].map(estimateOf);
  const difference = was === undefined || is === undefined ? undefined : differenceOf(was, is);
  return {
    now: now ?? null,
    before: before ?? null,
    change: difference?.value ?? null,
    low: difference?.low ?? null,
    high: difference?.high ?? null,
  };
}

function effectIn({ from, to, visits, customers, converted, lost }: Figures, surveys: Surveys | undefined): Effect {
  const answers = during(surveys?.answers ?? [], { from, to });
  const sum = (some: readonly { n: number }[]): number => some.reduce((total, { n }) => total + n, 0);
  const satisfaction = shareOf(sum(answers.filter(({ csat }) => csat >= minGood)), sum(answers));
  const conversion = shareOf(converted, visits);
  const churn = shareOf(lost, customers);
  const isKnown = satisfaction.state === 'known' && conversion.state === 'known' && churn.state === 'known';
  const effect = isKnown ? sumOfShares([satisfaction, conversion], [churn]) : undefined;
  return {
    ...{ from, to },
    satisfaction: shareOrNull(satisfaction),
    conversion: shareOrNull(conversion),
    churn: shareOrNull(churn),
    value: effect?.value ?? null,
    low: effect?.low ?? null,
    high: effect?.high ?? null,
  };
}

function estimateOf(effect: Effect | null | undefined): Estimate | undefined {
  if (effect == null) return undefined;
  const { value, low, high } = effect;
  return value === null || low === null || high === null ? undefined : { value, low, high };
}
