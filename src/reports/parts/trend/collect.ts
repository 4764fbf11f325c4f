import { readSearchDays, type SearchDays } from '../../../feedback/searches/demand.ts';
import { readSurveys, type SurveyAnswers } from '../../../feedback/surveys/read-surveys.ts';
import { readVotesDuring } from '../../../feedback/votes/votes-during.ts';
import { addDays } from '../../../metrics/days.ts';
import type { Period } from '../../../metrics/period.ts';
import { type AskedCount, type AskedOnDay, countAsked, countAskedByDay } from '../../../questions/asked-counts.ts';
import type { Store } from '../../../store/store.ts';
import type { PartSources } from '../../part.ts';
import type { VoteTotal } from '../../votes.ts';
import { calendarWeeks, periodBefore } from '../../weeks.ts';

export interface HistoryInput {
  /** What happened in the period, in the one before, and in the weeks up to its end; `undefined` without a database. */
  history: History | undefined;
}

export interface History {
  /** The period before, of the same length. */
  before: Period;
  /** Complete calendar weeks, the earliest first. */
  weeks: readonly Period[];
  votes: {
    now: readonly VoteTotal[];
    before: readonly VoteTotal[];
    weeks: readonly (readonly VoteTotal[])[];
    /** Cast after the weeks, up to today. */
    later: readonly VoteTotal[];
  };
  asked: { now: readonly AskedCount[]; before: readonly AskedCount[] };
  /** By day, from the earliest day of `before` and `weeks` on. */
  days: HistoryDays;
}

export interface HistoryDays extends Readonly<SearchDays> {
  surveys: readonly SurveyAnswers[];
  questions: readonly AskedOnDay[];
}

/** After any vote. */
const lastDay = '9998-12-31';

/** Half a year: long enough for a baseline of the usual, short enough to forget what was usual once. */
export const historyWeeks = 26;

export async function collectHistory({
  store,
  period,
  asOf,
}: Pick<PartSources, 'store' | 'period' | 'asOf'>): Promise<HistoryInput> {
  return { history: store === undefined ? undefined : await readHistory(store, period, asOf) };
}

/** @throws StoreError */
async function readHistory(store: Store, period: Period, asOf: number): Promise<History> {
  const before = periodBefore(period);
  const weeks = calendarWeeks(period.to, historyWeeks);
  const from = [before.from, ...weeks.map((week) => week.from)].sort()[0] ?? before.from;
  const span = { from, to: period.to };
  const byWeek: VoteTotal[][] = [];
  for (const week of weeks) byWeek.push(await readVotesDuring(store, week));
  return {
    before,
    weeks,
    votes: {
      now: await readVotesDuring(store, period),
      before: await readVotesDuring(store, before),
      weeks: byWeek,
      later: await readVotesDuring(store, { from: addDays(weeks.at(-1)?.to ?? period.to, 1), to: lastDay }),
    },
    asked: { now: await countAsked(store, period), before: await countAsked(store, before) },
    days: {
      ...(await readSearchDays(store, span)),
      surveys: (await readSurveys(store, span, 0)).answers,
      questions: await countAskedByDay(store, span, asOf),
    },
  };
}
