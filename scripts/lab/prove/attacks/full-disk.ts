import { withSmallSite } from '../../load/small-site.ts';
import { describeDisk, isRecovered, proveFullDisk } from '../disk.ts';
import type { Attack } from './attack.ts';

/** Free space inside the database file. */
export const roomBytes = 900_000;

/** Minimum number of votes that fit into it. */
export const minStored = 1_000;

export const fullDisk: Attack = {
  name: 'disk full, with room inside the database',
  before: '278 votes stored, then 503, although a checkpoint would have made room',
  limit: `at least ${minStored} stored, then 503 only, all stored once there is room`,
  run: () =>
    withSmallSite(async (site) => {
      const result = await proveFullDisk(site.siteDir, roomBytes);
      if (result === undefined) return { after: 'nothing can be mounted here', isMet: undefined };
      return { after: describeDisk(result), isMet: result.stored >= minStored && isRecovered(result) };
    }),
};
