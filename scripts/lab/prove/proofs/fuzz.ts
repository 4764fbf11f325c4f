import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { proveFuzz } from '../fuzz.ts';
import { seed } from './seed.ts';

export const fuzzProof = definePart({
  name: 'fuzz',
  summary: ['malformed and hostile requests: none is answered with 5xx'],
  options: { requests: count(100_000, 'how many requests'), seed },
  async run({ requests, seed }, progress) {
    const { byStatus, faults } = await proveFuzz(requests, seed, (sent) => progress(`${sent} requests`));
    const rows = Object.entries(byStatus).map(([status, answers]) => [status, String(answers)]);
    const table = [...renderTable([['status', 'requests'], ...rows]), ...faults].join('\n');
    return { table, isMet: faults.length === 0 };
  },
});
