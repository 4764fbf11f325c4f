import type { BuildRow, BuildVerdict } from './build-report.ts';

/** The budgets are for large sites: on a small one, starting Node and Astro is most of a build. */
export const budgetArticles = 10_000;

const budgets = [
  { case: 'cold', figure: 'cpuToHugo', limit: 4, unit: '× Hugo’s CPU' },
  { case: 'one article edited', figure: 'cpuToHugo', limit: 0.6, unit: '× Hugo’s CPU' },
  { case: 'cold', figure: 'peakMiB', limit: 1.2 * 1024, unit: 'MiB' },
] as const satisfies readonly { case: BuildRow['case']; figure: keyof BuildRow; limit: number; unit: string }[];

/** @returns a verdict for each budget that was measured; none for a corpus smaller than the budgets are for */
export function judgeBuild(rows: readonly BuildRow[], articles: number): BuildVerdict[] {
  if (articles < budgetArticles) return [];
  return budgets.flatMap(({ case: buildCase, figure, limit, unit }) => {
    const row = rows.find((other) => other.contender === 'jieda-without-index' && other.case === buildCase);
    const value = row?.[figure];
    return row === undefined || value === undefined
      ? []
      : [{ what: `${row.name}, ${buildCase}`, limit, value, unit, isMet: value <= limit }];
  });
}
