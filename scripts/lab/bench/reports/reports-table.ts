import { renderTable } from '../../table.ts';
import type { ReportsReport } from './reports.ts';

/** What `npm run bench -- reports` prints. */
export function renderReports(report: ReportsReport): string {
  const { articles, amounts, budgets, phases, statements } = report;
  const judged = (name: string, value: number, budget: number): string[] => [
    name,
    value.toFixed(value < 100 ? 1 : 0),
    `≤ ${budget}  ${value <= budget ? 'met' : 'MISSED'}`,
  ];
  return [
    `${articles} articles, ${amounts.votes} votes, ${amounts.searches} failed searches, ${amounts.questions} questions`,
    ...renderTable([
      ['', 'measured', 'budget'],
      judged('seconds that passed', report.wallSeconds, budgets.wallSeconds),
      judged('reading the database (s)', report.storeSeconds, budgets.storeSeconds),
      judged('peak memory of all processes together (MiB)', report.togetherMiB, budgets.peakMiB),
      ['of the largest process', report.peakMiB.toFixed(0), ''],
      ['seconds of the processor', report.cpuSeconds.toFixed(1), ''],
      ...phases.map(({ name, seconds }) => [`  ${name}`, seconds.toFixed(1), '']),
      ['fixed loop (s of the processor)', report.loopSeconds.toFixed(1), ''],
    ]),
    report.isMet ? 'Within its budgets.' : 'Over its budgets.',
    ...(report.isMachineBusy
      ? ['The machine was busy: on an idle one, fewer seconds pass than the processor works. Measure again.']
      : []),
    'Slowest statements:',
    ...statements.map(({ sql, seconds, rows }) => `  ${seconds.toFixed(2)} s  ${rows} rows  ${sql.slice(0, 100)}`),
    '',
  ].join('\n');
}
