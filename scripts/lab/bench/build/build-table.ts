import { renderTable } from '../../table.ts';
import type { BuildReport, BuiltSite } from './build-report.ts';

/** What `npm run bench -- build` prints. */
export function renderBuild({ runs, processors, node, hugo, sites, budgets }: BuildReport): string {
  return [
    `Half zh-cn and half en; medians of ${runs} alternating runs; ${processors} processors, Node ${node}${hugo === undefined ? '' : `, Hugo ${hugo}`}`,
    '',
    ...sites.flatMap(renderSite),
    ...notes,
    ...(hugo === undefined ? ['Hugo is not on the path and was left out.'] : []),
    ...(budgets.length > 0
      ? budgets.map(
          ({ what, value, unit, limit, isMet }) =>
            `${isMet ? 'within' : 'OVER'} budget: ${what}: ${value.toFixed(2)} of ${limit.toFixed(2)} ${unit}`,
        )
      : ['No budget was checked: they are for 10 000 articles beside Hugo, and for growth between two sizes.']),
    '',
  ].join('\n');
}

function renderSite({ articles, rows }: BuiltSite): string[] {
  const table = renderTable([
    [`${articles} articles`, 'CPU s', 'wall s', 'peak MiB', 'CPU ÷ Astro', 'wall ÷ Astro', 'CPU ÷ Hugo', 'wall ÷ Hugo'],
    ...rows.map((row) => [
      `${row.name}, ${row.contender === 'hugo' ? 'full build' : row.case}`,
      row.cpuSeconds.toFixed(1),
      row.wallSeconds.toFixed(1),
      row.peakMiB.toFixed(0),
      ...[row.cpuToPlainAstro, row.wallToPlainAstro, row.cpuToHugo, row.wallToHugo].map((ratio) => ratio?.toFixed(2) ?? '–'),
    ]),
  ]);
  return [...table, ''];
}

const notes = [
  'CPU is user and system time of all processes; peak is the largest process. Compare ratios between machines, not times.',
  'Jieda’s builds include all content checks, category, product and search pages and, unless left out, the Pagefind index.',
  'Plain Astro and Hugo check and index nothing; they only write the article pages. Ratios to Astro compare cold builds with',
  'its cold build and the others with its build after one edit. Hugo has no cache: every case is compared with its full build,',
  'the one right before.',
];
