import type { Demand } from '../feedback/searches/demand.ts';
import { failedByCategory, failedByWord } from './failed-searches.ts';
import type { ReportInput } from './input.ts';
import { proposalsOf } from './proposals.ts';
import { type QuestionInput, questionsOf } from './questions.ts';
import type { Report } from './report-schema.ts';
import { outcomesByWeek, outcomesOf } from './search-outcomes.ts';

/** What readers searched for, and how it ended. */
export function searchesOf(input: SearchedInput): Report['searches'] {
  const { period } = input.searches;
  const demand = siteDemand(input);
  const questions = questionsOf(demand.texts, input);
  return {
    recorded: input.searches.demand !== undefined,
    period: { ...period },
    total: outcomesOf(demand),
    weeks: outcomesByWeek(demand, period),
    categories: failedByCategory(demand, { period, categories: input.categories }),
    words: failedByWord(demand, period),
    isSiteSearched: input.searches.nearest !== undefined,
    questions,
    proposals: proposalsOf(questions),
  };
}

export type SearchedInput = QuestionInput & Pick<ReportInput, 'locales'>;

/** Without the locales that the site does not have: no page of it sends them, and nobody can write for them. */
export function siteDemand({ searches: { demand }, locales }: Pick<ReportInput, 'searches' | 'locales'>): Demand {
  const own = <Item extends { locale: string }>(items: readonly Item[] = []): Item[] =>
    items.filter(({ locale }) => locales.includes(locale));
  return {
    texts: own(demand?.texts),
    categories: own(demand?.categories),
    words: own(demand?.words),
    outcomes: own(demand?.outcomes),
    counters: own(demand?.counters),
  };
}
