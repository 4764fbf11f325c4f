import { renderTable } from '../../table.ts';
import type { BuildReport } from './build.ts';
import { budgetArticles } from './build-budgets.ts';

/** What `npm run bench -- build` prints. */
export function renderBuild({ articles, runs, processors, node, hugo, rows, budgets }: BuildReport): string {
  const table = renderTable([
    ['', 'CPU s', 'wall s', 'peak MiB', 'CPU ÷ Astro', 'wall ÷ Astro', 'CPU ÷ Hugo', 'wall ÷ Hugo'],
    ...rows.map((row) => [
      `${row.name}, ${row.contender === 'hugo' ? 'full build' : row.case}`,
      row.cpuSeconds.toFixed(1),
      row.wallSeconds.toFixed(1),
      row.peakMiB.toFixed(0),
      ...[row.cpuToPlainAstro, row.wallToPlainAstro, row.cpuToHugo, row.wallToHugo].map((ratio) => ratio?.toFixed(2) ?? '–'),
    ]),
  ]);
  return [
    `${articles} articles, half zh-cn and half en; medians of ${runs} runs in turns; ${processors} processors, Node ${node}${hugo === undefined ? '' : `, Hugo ${hugo}`}`,
    '',
    ...table,
    '',
    ...notes,
    ...(hugo === undefined ? ['There is no hugo on the path, so it was left out.'] : []),
    ...(budgets.length > 0
      ? budgets.map(
          ({ what, value, unit, limit, isMet }) =>
            `${isMet ? 'within' : 'OVER'} budget: ${what}: ${value.toFixed(2)} of ${limit.toFixed(2)} ${unit}`,
        )
      : [`The build budgets are for ${budgetArticles} articles or more, beside Hugo; this run judges none.`]),
    '',
  ].join('\n');
}

const notes = [
  'CPU is user and system time of all processes together; peak is the largest process. Only ratios can be compared between machines.',
  'Jieda’s builds include all content checks, category, product and search pages, and, unless left out, the Pagefind index.',
  'Plain Astro and Hugo check nothing and index nothing: they write the article pages only. Ratios to Astro compare cold',
  'with cold and the rest with its build after one edit; Hugo keeps nothing, so every case is compared with its full build.',
];
