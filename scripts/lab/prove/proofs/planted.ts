import { count, counts, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { withWorkspace } from '../../workspace.ts';
import { comparePlanted, contentToSimulate } from '../planted.ts';

const contentDir = 'content';

/** Any day: the simulation ends on it. */
const until = '2026-11-20';

export const plantedProof = definePart({
  name: 'planted',
  summary: ['the report finds each fault that a simulation plants, and alarms for nothing where none is planted'],
  options: {
    seeds: counts([1, 2, 3], 'seeds of simulations with faults'),
    'quiet-seeds': counts([11, 12, 13], 'seeds of simulations without'),
    readers: count(1_000, 'visits on an ordinary day'),
    weeks: count(12, 'how many weeks'),
    'simulated-votes': count(20_000, 'votes in all, roughly'),
  },
  run({ seeds, 'quiet-seeds': quietSeeds, readers, weeks, 'simulated-votes': votes }, progress) {
    return withWorkspace(async ({ folder }) => {
      const content = await contentToSimulate(contentDir);
      const compare = (seed: number, isQuiet: boolean) => {
        progress(`seed ${seed}${isQuiet ? ', nothing planted' : ''}`);
        return comparePlanted({
          contentDir,
          content,
          folder,
          siteDir: 'dist',
          seed,
          until,
          weeks,
          readersPerDay: readers,
          votes,
          isQuiet,
        });
      };
      const rows: string[][] = [];
      let isMet = true;
      for (const seed of seeds) {
        const { found, alarmed } = await compare(seed, false);
        for (const { planted, where } of found) rows.push([planted, String(seed), where ?? 'NOT FOUND']);
        for (const alarm of alarmed) rows.push(['nothing', String(seed), `ALARM: ${alarm}`]);
        isMet &&= found.every(({ where }) => where !== null) && alarmed.length === 0;
      }
      for (const seed of quietSeeds) {
        const { alarmed } = await compare(seed, true);
        rows.push(['nothing', String(seed), alarmed.length === 0 ? 'no alarm' : `ALARM: ${alarmed.join(', ')}`]);
        isMet &&= alarmed.length === 0;
      }
      return { table: renderTable([['planted', 'seed', 'found'], ...rows]).join('\n'), isMet };
    });
  },
});
