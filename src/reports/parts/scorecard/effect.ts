import type { Surveys } from '../../../feedback/surveys/read-surveys.ts';
import { minGood } from '../../../metrics/csat.ts';
import { shareOf } from '../../../metrics/share.ts';
import { during } from '../../weeks.ts';
import { shareOrNull } from './quality.ts';
import type { Figures } from './read-figures.ts';
import type { Effect, Scorecard } from './schema.ts';

/** S + C − L of the latest two periods of the operator's figures: satisfaction and conversion, less churn. All are shares. */
export function effectOf(figures: readonly Figures[], surveys: Surveys | undefined): Scorecard['effect'] {
  const [before, now] = [figures.at(-2), figures.at(-1)].map((period) =>
    period === undefined ? null : effectIn(period, surveys),
  );
  const change = now?.value != null && before?.value != null ? now.value - before.value : null;
  return { now: now ?? null, before: before ?? null, change };
}

function effectIn({ from, to, visits, customers, converted, lost }: Figures, surveys: Surveys | undefined): Effect {
  const answers = during(surveys?.answers ?? [], { from, to });
  const sum = (some: readonly { n: number }[]): number => some.reduce((total, { n }) => total + n, 0);
  const satisfaction = shareOrNull(shareOf(sum(answers.filter(({ csat }) => csat >= minGood)), sum(answers)));
  const conversion = visits === 0 ? null : converted / visits;
  const churn = customers === 0 ? null : lost / customers;
  const isKnown = satisfaction !== null && conversion !== null && churn !== null;
  return { from, to, satisfaction, conversion, churn, value: isKnown ? satisfaction + conversion - churn : null };
}
