import { rebuildTotals } from '../../src/feedback/votes/totals.ts';
import { readStats } from '../../src/records/stats.ts';
import { withExistingStore } from './databases.ts';
import type { Task } from './task.ts';

export const rebuild: Task = {
  summary: 'rebuilds ballots and totals from the events alone',
  accepts: [],
  async run({ database }) {
    await withExistingStore(database, async (store) => {
      await rebuildTotals(store, Date.now());
      const { votes } = await readStats(store);
      console.log(`Rebuilt: ${votes.helpful} helpful, ${votes.notHelpful} not helpful, ${votes.heldBack} held back.`);
    });
  },
};
