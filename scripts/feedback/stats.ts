import { readStats } from '../../src/records/stats.ts';
import { withReadOnlyStore } from './databases.ts';
import type { Task } from './task.ts';

export const stats: Task = {
  summary: 'prints the number of votes and the rows of each table',
  accepts: ['json'],
  async run({ database, json }) {
    const { votes, firstVote, lastVote, rows } = await withReadOnlyStore(database, readStats);
    if (json) return void process.stdout.write(`${JSON.stringify({ rows, firstVote, lastVote, votes }, null, 2)}\n`);
    const lines = [
      ['Votes', `${votes.helpful} helpful, ${votes.notHelpful} not helpful, ${votes.heldBack} held back`],
      ['First vote', firstVote ?? '–'],
      ['Last vote', lastVote ?? '–'],
      ...Object.entries(rows),
    ];
    console.log(lines.map(([name, value]) => `${String(name).padEnd(14)} ${value}`).join('\n'));
  },
};
