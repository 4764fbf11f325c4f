import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { isLevel, proveMemory } from '../memory.ts';
import { seed } from './seed.ts';

export const memoryProof = definePart({
  name: 'memory',
  summary: ['millions of votes and fuzzed requests sent to one server: its memory levels off'],
  options: {
    'memory-votes': count(2_000_000, 'how many votes'),
    'memory-requests': count(1_000_000, 'how many fuzzed requests'),
    seed,
  },
  async run({ 'memory-votes': votes, 'memory-requests': requests, seed }, progress) {
    const result = await proveMemory({ votes, requests, seed, progress });
    if (result === undefined) return { table: '!!! NOT SHOWN: the memory of another process cannot be read here', isMet: true };
    const { stored, byStatus, samples } = result;
    const { second, last, max, isMet, limits } = isLevel(samples);
    const faults = Object.entries(byStatus).filter(([status]) => Number(status) >= 500);
    const growthLimit = `${(second * limits.growth).toFixed(0)} (${limits.growth} × the second)`;
    return {
      table: [
        `${stored} of ${votes} votes stored; fuzzed: ${describeAnswers(byStatus)}`,
        ...renderTable([
          ['memory of the server (MiB)', 'measured', 'limit'],
          ['second fifth', second.toFixed(0), ''],
          ['last fifth', last.toFixed(0), growthLimit],
          ['peak', max.toFixed(0), String(limits.maxMiB)],
        ]),
      ].join('\n'),
      isMet: isMet && stored === votes && faults.length === 0,
    };
  },
});

function describeAnswers(byStatus: Readonly<Record<number, number>>): string {
  return Object.entries(byStatus)
    .map(([status, answers]) => `${answers} × ${status === '0' ? 'no answer' : status}`)
    .join(', ');
}
