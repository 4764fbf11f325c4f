import type { BuildRow, BuildVerdict, BuiltSite } from './build-report.ts';

/** The budgets are for large sites: on a small one, starting Node and Astro is most of a build. */
const budgetArticles = 10_000;

/** CPU time of a build in that of Hugo's full build; its wall time may be this much more of Hugo's. */
const wallAllowance = 1.2;

const cpuToHugo = [
  { contender: 'jieda', case: 'cold', limit: 13 },
  { contender: 'jieda', case: 'one article edited', limit: 5 },
  { contender: 'jieda', case: 'nothing changed', limit: 0.1 },
  { contender: 'jieda-check', case: 'one article edited', limit: 0.5 },
  { contender: 'jieda-without-index', case: 'cold', limit: 7 },
  { contender: 'jieda-without-index', case: 'one article edited', limit: 1.5 },
] as const satisfies readonly { contender: BuildRow['contender']; case: BuildRow['case']; limit: number }[];

const maxPeakMiB = 1.2 * 1024;

/** Sites from this size on must not take more time or memory for each article than the next smaller one. */
const growthArticles = 1_000;
const maxGrowth = 1.1;

/** @returns a verdict for each budget that was measured */
export function judgeBuilds(sites: readonly BuiltSite[]): BuildVerdict[] {
  const large = sites.filter(({ articles }) => articles >= growthArticles);
  return [
    ...sites.filter(({ articles }) => articles >= budgetArticles).flatMap(judgeSite),
    ...large.slice(1).flatMap((site, index) => judgeGrowth(large[index] as BuiltSite, site)),
  ];
}

function judgeSite({ articles, rows }: BuiltSite): BuildVerdict[] {
  const ratios = cpuToHugo.flatMap(({ contender, case: buildCase, limit }) => {
    const row = rowOf(rows, contender, buildCase);
    const what = `${articles} articles, ${row?.name}, ${buildCase}`;
    return [
      ...verdict(what, row?.cpuToHugo, limit, '× Hugo’s CPU'),
      ...verdict(what, row?.wallToHugo, limit * wallAllowance, '× Hugo’s wall time'),
    ];
  });
  const cold = rowOf(rows, 'jieda', 'cold');
  return [...ratios, ...verdict(`${articles} articles, ${cold?.name}, cold`, cold?.peakMiB, maxPeakMiB, 'MiB')];
}

function judgeGrowth(smaller: BuiltSite, larger: BuiltSite): BuildVerdict[] {
  const [before, after] = [smaller, larger].map(({ rows }) => rowOf(rows, 'jieda', 'cold'));
  if (before === undefined || after === undefined) return [];
  const factor = larger.articles / smaller.articles;
  const what = `from ${smaller.articles} to ${larger.articles} articles, ${after.name}, cold`;
  return [
    ...verdict(what, after.cpuSeconds / before.cpuSeconds / factor, maxGrowth, '× linear in CPU time'),
    ...verdict(what, after.peakMiB / before.peakMiB / factor, maxGrowth, '× linear in memory'),
  ];
}

function rowOf(rows: readonly BuildRow[], contender: BuildRow['contender'], buildCase: BuildRow['case']): BuildRow | undefined {
  return rows.find((row) => row.contender === contender && row.case === buildCase);
}

/** Nothing when it was not measured, as without Hugo. */
function verdict(what: string, value: number | undefined, limit: number, unit: string): BuildVerdict[] {
  return value === undefined ? [] : [{ what, limit, value, unit, isMet: value <= limit }];
}
