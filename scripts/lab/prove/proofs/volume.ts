import { withSmallSite } from '../../load/small-site.ts';
import { count, definePart } from '../../parts.ts';
import { proveVolume } from '../volume.ts';

export const volumeProof = definePart({
  name: 'volume',
  summary: ['millions of votes: totals, settling, rebuilding, memory'],
  options: { votes: count(10_000_000, 'how many votes; the budgets are for the default') },
  run: ({ votes }, progress) => withSmallSite((site) => proveVolume(site.database('volume.db'), votes, progress)),
});
