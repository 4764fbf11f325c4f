import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { runs, seed } from '../options.ts';
import { type CheckCase, type CheckRow, measureChecks } from './measure-checks.ts';

/** What a writer waits, on two processors, up to ten thousand articles. */
const maxSeconds: Readonly<Partial<Record<CheckCase, number>>> = {
  'first check': 10,
  'a sentence added': 2,
  'a title changed': 2,
};

const maxPeakMiB = 1.2 * 1024;

export const checkBenchmark = definePart({
  name: 'check',
  summary: ['`npm run check`: seconds and memory of a first check, after an edit and when nothing has changed'],
  options: { articles: count(10_000, 'number of articles, half zh-cn and half en'), runs, seed },
  async run(options, progress) {
    const rows = await measureChecks(options, progress);
    const isMet = rows.every(isWithin);
    return { report: { ...options, rows, isMet }, text: render(options, rows), isMet };
  },
});

function isWithin({ case: name, wallSeconds, peakMiB }: CheckRow): boolean {
  return wallSeconds <= (maxSeconds[name] ?? Number.POSITIVE_INFINITY) && peakMiB <= maxPeakMiB;
}

function render({ articles, runs }: { articles: number; runs: number }, rows: readonly CheckRow[]): string {
  const table = renderTable([
    [`${articles} articles`, 'wall s', 'each run', 'budget', 'CPU s', 'peak MiB', ''],
    ...rows.map((row) => [
      row.case,
      row.wallSeconds.toFixed(1),
      row.runs.map(({ wallSeconds }) => wallSeconds.toFixed(1)).join(' '),
      maxSeconds[row.case]?.toFixed(0) ?? '–',
      row.cpuSeconds.toFixed(1),
      row.peakMiB.toFixed(0),
      isWithin(row) ? '' : 'OVER',
    ]),
  ]);
  return [`Medians of ${runs} runs; at most ${maxPeakMiB.toFixed(0)} MiB.`, '', ...table, ''].join('\n');
}
