import { renderTable } from '../../table.ts';
import type { LighthouseRow } from './lighthouse.ts';
import type { PagesReport } from './pages.ts';
import { isGood, minScore } from './score-budget.ts';

/** What `npm run bench -- pages` prints. */
export function renderPages({ pages, starlight = [], lighthouse = [], notes }: PagesReport): string {
  const weights = renderTable([
    ['first load, KiB after gzip -9', 'files', 'total', 'budget', 'JavaScript', 'budget', ''],
    ...pages.map(({ name, files, totalBytes, javascriptBytes, budget, isWithinBudget }) => [
      name,
      String(files.length),
      kibibytes(totalBytes),
      kibibytes(budget.totalBytes),
      kibibytes(javascriptBytes),
      budget.javascriptBytes === undefined ? '–' : kibibytes(budget.javascriptBytes),
      isWithinBudget ? 'within' : 'OVER',
    ]),
    ...starlight.map(({ name, files, totalBytes, javascriptBytes }) => [
      name,
      String(files.length),
      kibibytes(totalBytes),
      '',
      kibibytes(javascriptBytes),
      '',
      '',
    ]),
  ]);
  return [
    ...weights,
    '',
    ...pages.map(({ name, url }) => `${name}: ${url}`),
    'Counted: HTML, style sheets, scripts and their static imports. Not counted: images, the icon, the style sheet for print, what a script loads later.',
    ...(lighthouse.length > 0 ? ['', ...renderScores(lighthouse)] : []),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}

function renderScores(rows: readonly LighthouseRow[]): string[] {
  const table = renderTable([
    ['Lighthouse, mobile', 'performance', 'accessibility', 'practices', 'SEO', 'LCP s', 'TBT ms', 'CLS', 'requests', 'KiB', ''],
    ...rows.map((row) => [
      `${row.site}: ${row.page}`,
      ...[row.performance, row.accessibility, row.bestPractices, row.seo].map(String),
      (row.lcp / 1000).toFixed(2),
      row.tbt.toFixed(0),
      row.cls.toFixed(3),
      String(row.requests),
      kibibytes(row.transferredBytes),
      row.site !== 'Jieda' ? '' : isGood(row) ? 'within' : 'UNDER',
    ]),
  ]);
  return [
    ...table,
    `Budget: ${minScore} in all four; on the search page, which is hidden from search engines, in the first three.`,
    ...rows
      .filter(({ failed }) => failed.length > 0)
      .map(({ site, page, failed }) => `Not passed, ${site}, ${page}: ${failed.join(', ')}`),
  ];
}

function kibibytes(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
