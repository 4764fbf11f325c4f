import type { BaseInput } from '../../input.ts';
import { during } from '../../weeks.ts';
import type { SearchesInput } from '../searches/collect.ts';
import type { HistoryInput } from '../trend/collect.ts';
import type { VisitsInput } from './collect.ts';
import type { Evidence } from './signals.ts';

export type EvidenceInput = Pick<BaseInput, 'period'> & HistoryInput & SearchesInput & VisitsInput;

/** What is known of the needs of the period. */
export function evidenceOf({ history, searches: { demand }, visits, period }: EvidenceInput): Evidence {
  return {
    votes: history?.votes.now ?? [],
    asked: history?.asked.now ?? [],
    outcomes: demand?.outcomes ?? [],
    counters: demand?.counters ?? [],
    categories: demand?.categories ?? [],
    visits: (visits ?? []).filter(({ day }) => day === null || (period.from <= day && day <= period.to)),
  };
}

/**
 * The same for the period before; `undefined` without a database, and when visits are known of the period alone: both would
 * not be comparable.
 */
export function evidenceBefore({ history, visits = [] }: EvidenceInput): Evidence | undefined {
  if (history === undefined) return undefined;
  const { before, votes, asked, days } = history;
  const visitsBefore = visits.filter(({ day }) => day !== null && before.from <= day && day <= before.to);
  if (visits.length > 0 && visitsBefore.length === 0) return undefined;
  return {
    votes: votes.before,
    asked: asked.before,
    outcomes: during(days.outcomes, before),
    counters: during(days.counters, before),
    categories: during(days.categories, before),
    visits: visitsBefore,
  };
}
