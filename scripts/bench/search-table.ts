import type { SearchReport } from './search.ts';
import { renderTable } from './table.ts';

/** What `npm run bench -- search` prints. */
export function renderSearch({ runs, rows, budgets }: SearchReport): string {
  const kib = (bytes: number | undefined): string => (bytes === undefined ? '–' : (bytes / 1024).toFixed(1));
  const table = renderTable([
    [
      'articles',
      'index CPU s',
      'peak MiB',
      'index KiB',
      'side KiB',
      'side gzip',
      'first query KiB',
      'most',
      'requests',
      'next two KiB',
      'most',
      'median ms',
      'p95 ms',
    ],
    ...rows.map(({ articles, name, indexCpuSeconds, peakMiB, indexBytes, sideBytes, first, further, latency }) => [
      `${articles}, ${name}`,
      indexCpuSeconds.toFixed(1),
      peakMiB.toFixed(0),
      (indexBytes.onDisk / 1024).toFixed(0),
      kib(sideBytes.onDisk),
      kib(sideBytes.gzip),
      kib(first.medianBytes),
      kib(first.mostBytes),
      String(first.requests),
      kib(further.medianBytes),
      kib(further.mostBytes),
      latency.medianMilliseconds?.toFixed(1) ?? '–',
      latency.p95Milliseconds?.toFixed(1) ?? '–',
    ]),
  ]);
  return [
    ...table,
    '',
    `Articles half zh-cn and half en; index CPU is the median of ${runs} runs and leaves out reading and compiling. KiB of queries`,
    'are bodies as they are sent, medians and the most of nine readers who have loaded nothing yet; the client is in the first.',
    'Milliseconds are of all questions, once the index is there. Only figures of one run can be compared.',
    '',
    ...budgets.map(
      ({ articles, what, value, limit, unit, isMet }) =>
        `${isMet ? 'within' : 'OVER'} budget: ${articles} articles, ${what}: ${value.toFixed(1)} of ${limit} ${unit}`,
    ),
    '',
  ].join('\n');
}
