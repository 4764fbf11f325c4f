import type { Demand } from '../../../feedback/searches/demand.ts';
import type { BaseInput } from '../../input.ts';
import { proposalsOf } from '../questions/proposals.ts';
import { questionsOf } from '../questions/questions.ts';
import type { SearchesInput } from './collect.ts';
import { failedByCategory, failedByWord } from './failed-searches.ts';
import type { SearchesReport } from './schema.ts';
import { outcomesByWeek, outcomesOf } from './search-outcomes.ts';

type Input = Pick<BaseInput, 'articles' | 'categories' | 'locales' | 'period' | 'synonyms'> & SearchesInput;

/** What readers searched for, and how it ended. */
export function searchesOf(input: Input): SearchesReport {
  const { period, searches } = input;
  const demand = siteDemand(input);
  const questions = questionsOf(demand.texts, input);
  return {
    recorded: searches.demand !== undefined,
    period: { ...period },
    total: outcomesOf(demand),
    weeks: outcomesByWeek(demand, period),
    categories: failedByCategory(demand, input),
    words: failedByWord(demand, input),
    isSiteSearched: searches.nearest !== undefined,
    questions,
    proposals: proposalsOf(questions, demand, input),
  };
}

/** Leaves out locales that the site does not have: none of its pages send them, and no article can answer them. */
function siteDemand({ searches: { demand }, locales }: Input): Demand {
  const own = <Item extends { locale: string }>(items: readonly Item[] = []): Item[] =>
    items.filter(({ locale }) => locales.includes(locale));
  return {
    texts: own(demand?.texts),
    confirmations: own(demand?.confirmations),
    categories: own(demand?.categories),
    words: own(demand?.words),
    outcomes: own(demand?.outcomes),
    counters: own(demand?.counters),
  };
}
