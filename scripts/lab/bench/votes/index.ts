import { count, definePart } from '../../parts.ts';
import { runs } from '../options.ts';
import { benchVotes } from './votes.ts';
import { renderVotes } from './votes-table.ts';

export const votesBenchmark = definePart({
  name: 'votes',
  summary: ['durable votes a second on each store, compared with a bare node:http answer'],
  options: {
    seconds: count(5, 'how long each server is measured in each run'),
    runs,
    votes: count(200_000, 'how many votes are sent while memory is watched'),
  },
  async run(options, progress) {
    const report = await benchVotes(options, progress);
    return { report, text: renderVotes(report), isMet: report.isMet };
  },
});
