import { makeSmallSite } from '../../load/small-site.ts';
import { proveFullDisk } from '../disk.ts';
import type { Attack } from './attack.ts';

/** As much of the database is free inside of it. */
export const roomBytes = 900_000;

export const leastStored = 1_000;

export const fullDisk: Attack = {
  name: 'disk full, with room inside the database',
  before: '278 votes stored, then 503, although a checkpoint would have made room',
  limit: 'at least 1000 stored, then 503 alone, all stored when there is room',
  async run() {
    const site = makeSmallSite(10);
    try {
      const result = await proveFullDisk(site.siteDir, roomBytes);
      if (result === undefined) return { after: 'nothing can be mounted here', isMet: undefined };
      const { stored, refused, other, readyWhileFull, recovered } = result;
      return {
        after: `${stored} stored, ${refused} refused with 503, ${other} otherwise, ready said ${readyWhileFull}, then ${recovered} of 50`,
        isMet: stored >= leastStored && refused > 0 && other === 0 && readyWhileFull === 503 && recovered === 50,
      };
    } finally {
      site.remove();
    }
  },
};
