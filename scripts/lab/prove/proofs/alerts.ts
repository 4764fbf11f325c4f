import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import {
  falseArticleMonths,
  falseSeriesMonths,
  statedFalseMonths,
  statedWeeksToFind,
  weeksToFind,
  weeksToFindIncrease,
} from '../alerts.ts';
import { randomOf } from '../draws.ts';

export const alertsProof = definePart({
  name: 'alerts',
  summary: ['how often alerts are raised in quiet months, and how soon what got worse is found'],
  options: { months: count(1_000, 'how many quiet months'), seed: count(1, 'seed of the simulated votes and searches') },
  async run({ months, seed }, progress) {
    const random = randomOf(seed);
    const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
    progress('quiet months of articles');
    const articles = falseArticleMonths(months, random);
    progress('quiet months of series');
    const series = [0, 0.1].map((unrest) => falseSeriesMonths(months, random, unrest));
    const young = falseSeriesMonths(months, random, 0.1, 12);
    progress('falls');
    const falls = weeksToFind(Math.ceil(months / 5), random, 26);
    const share = (n: number, probability: number) => () => ({ count: random.binomial(n, probability), n });
    const counted = (mean: number) => () => ({ count: random.poisson(mean) });
    const runs = Math.ceil(months / 5);
    const increases: [string, (number | undefined)[]][] = [
      ['failed searches 25 % → 35 % of 400', weeksToFindIncrease(runs, 'failed-searches', share(400, 0.25), share(400, 0.35))],
      ['complaints 5 → 15 a week', weeksToFindIncrease(runs, 'complaints', counted(5), counted(15))],
      ['dissatisfied 12 % → 30 % of 40', weeksToFindIncrease(runs, 'dissatisfied', share(40, 0.12), share(40, 0.3))],
      ['a topic 10 → 30 of 400', weeksToFindIncrease(runs, 'topic', share(400, 0.025), share(400, 0.075))],
    ];
    const weeks = (quantiles: readonly (number | undefined)[]): string[] =>
      quantiles.map((each) => (each === undefined || each > 1_000 ? 'never' : String(Math.ceil(each - 1e-9))));
    const lines = [
      ...renderTable([
        ['false alerts in a quiet month', 'measured', 'stated'],
        ['about articles', percent(articles), `≤ ${percent(statedFalseMonths.articles)}`],
        ['about the site', percent(series[0] ?? 1), `≤ ${percent(statedFalseMonths.series)}`],
        ['about the site, weeks 10 % apart', percent(series[1] ?? 1), `≤ ${percent(statedFalseMonths.series)}`],
        ['the same with 12 weeks of records', percent(young), `≤ ${percent(statedFalseMonths.series)}`],
      ]),
      '',
      ...renderTable([
        ['weeks until found', 'half', '80 %', '90 %'],
        ['helpfulness 80 % → 60 % of 20', ...weeks(falls)],
        ...increases.map(([name, quantiles]) => [name, ...weeks(quantiles)]),
      ]),
      `stated: nine of ten falls from 80 % to 60 % within ${statedWeeksToFind} weeks`,
    ];
    const isMet =
      articles <= statedFalseMonths.articles &&
      [...series, young].every((each) => each <= statedFalseMonths.series) &&
      (falls[2] ?? Number.POSITIVE_INFINITY) <= statedWeeksToFind;
    return { table: lines.join('\n'), isMet };
  },
});
