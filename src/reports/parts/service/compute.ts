import { dayOf, minuteMs } from '../../../metrics/instants.ts';
import { instantsOf } from '../../../metrics/period.ts';
import { type AskFormCounts, deflectionOf } from '../../../metrics/service/deflection.ts';
import type { ServedQuestion } from '../../../questions/service/read-served.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { weeksOf } from '../../weeks.ts';
import type { SearchesInput } from '../searches/collect.ts';
import type { Served, ServiceInput } from './collect.ts';
import { figuresOf } from './figures.ts';
import { knownArticles } from './known-articles.ts';
import { type Grouping, groupings, type ServiceFigures, type ServiceReport } from './schema.ts';

/** How questions were answered: those that came within the period, and those that wait now. */
export function serviceOf({
  served = nothingServed,
  articles,
  people,
  period,
  searches: { demand },
}: Pick<BaseInput, 'articles' | 'people' | 'period'> & ServiceInput & Pick<SearchesInput, 'searches'>): ServiceReport {
  const { questions, waiting, firstSeen, asOf } = served;
  const options = { now: asOf, isKnown: knownArticles(articles, firstSeen) };
  const of = (some: readonly ServedQuestion[]): ServiceFigures => figuresOf(some, options);
  const keys = keysOf(people);
  return {
    recorded: served !== nothingServed,
    period: { ...period },
    total: of(questions),
    weeks: weeksOf(period).map((week) => {
      const [start, end] = instantsOf(week);
      return { ...week, ...of(questions.filter(({ receivedAt }) => start <= receivedAt && receivedAt < end)) };
    }),
    groups: groupings.flatMap((by) =>
      [...Map.groupBy(questions, keys[by])]
        .map(([id, own]) => ({ by, id, ...of(own) }))
        .sort((a, b) => b.received - a.received || compareText(a.id ?? '', b.id ?? '')),
    ),
    waiting: waitingOf(waiting, asOf),
    deflection: deflectionFigures(demand?.counters ?? []),
  };
}

const nothingServed: Served = { questions: [], waiting: { states: [], oldestAt: null }, firstSeen: [], asOf: 0 };

/** What a question belongs to in each grouping; null where it belongs to nothing. */
function keysOf(people: BaseInput['people']): Record<Grouping, (question: ServedQuestion) => string | null> {
  const teams = new Map(people.map(({ id, teams: [first] }) => [id, first ?? null]));
  return {
    kind: ({ kind }) => kind,
    category: ({ category }) => category,
    product: ({ product }) => product,
    channel: ({ channel }) => channel,
    team: ({ assignee }) => teams.get(assignee ?? '') ?? null,
    person: ({ assignee }) => assignee,
    locale: ({ locale }) => locale,
  };
}

function waitingOf({ states, oldestAt }: Served['waiting'], asOf: number): ServiceReport['waiting'] {
  return {
    n: states.reduce((sum, { n }) => sum + n, 0),
    late: states.reduce((sum, { late }) => sum + late, 0),
    oldest: oldestAt === null ? null : { day: dayOf(oldestAt), minutes: Math.max(0, Math.floor((asOf - oldestAt) / minuteMs)) },
    states: states.map((each) => ({ ...each })),
  };
}

function deflectionFigures(counters: readonly { name: string; n: number }[]): ServiceReport['deflection'] {
  const sum = (name: string): number => counters.reduce((total, each) => total + (each.name === name ? each.n : 0), 0);
  const counts: AskFormCounts = {
    opened: sum('ask-opened'),
    suggestions: sum('ask-suggestion'),
    helped: sum('ask-helped'),
    sent: sum('ask-sent'),
  };
  return { ...counts, ...deflectionOf(counts) };
}
