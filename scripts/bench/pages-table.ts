import type { PagesReport } from './pages.ts';
import { renderTable } from './table.ts';

/** What `npm run bench -- pages` prints. */
export function renderPages({ pages }: PagesReport): string {
  const table = renderTable([
    ['first load, KiB after gzip -9', 'files', 'in all', 'budget', 'JavaScript', 'budget', ''],
    ...pages.map(({ name, files, totalBytes, javascriptBytes, budget, isWithinBudget }) => [
      name,
      String(files.length),
      kibibytes(totalBytes),
      kibibytes(budget.totalBytes),
      kibibytes(javascriptBytes),
      budget.javascriptBytes === undefined ? '–' : kibibytes(budget.javascriptBytes),
      isWithinBudget ? 'within' : 'OVER',
    ]),
  ]);
  return [
    ...table,
    '',
    ...pages.map(({ name, url }) => `${name}: ${url}`),
    'Counted: HTML, style sheets, scripts and their static imports; not images, the icon, nor what a script loads on first use.',
    '',
  ].join('\n');
}

function kibibytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
