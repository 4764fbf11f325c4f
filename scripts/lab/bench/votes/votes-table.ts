import { renderTable } from '../../table.ts';
import { connections, type VotesReport } from './votes-report.ts';

/** What `npm run bench -- votes` prints. */
export function renderVotes({ cases, memory }: VotesReport): string {
  const rows = cases.map(({ name, perSecond, ratio, budget, cpuMicroseconds, medianMs, p99Ms }) => [
    name,
    perSecond.toFixed(0),
    ratio.toFixed(2),
    budget === undefined ? '' : `≥ ${budget}${ratio >= budget ? '' : '  MISSED'}`,
    cpuMicroseconds.toFixed(0),
    medianMs.toFixed(1),
    p99Ms.toFixed(1),
  ]);
  return [
    ...renderTable([['', 'votes/s', 'ratio', 'budget', 'CPU µs', 'median ms', 'p99 ms'], ...rows]),
    `${connections} connections; each vote has its own id and reader.`,
    `Memory in MiB after each tenth of the votes: ${memory.map((mib) => mib.toFixed(0)).join(' ')}`,
    '',
  ].join('\n');
}
