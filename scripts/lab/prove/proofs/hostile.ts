import { serveSite } from '../../load/child-server.ts';
import { withSmallSite } from '../../load/small-site.ts';
import { count, definePart } from '../../parts.ts';
import { renderTable } from '../../table.ts';
import { describeDisk, isRecovered, proveFullDisk } from '../disk.ts';
import { proveHostile } from '../hostile.ts';

export const hostileProof = definePart({
  name: 'hostile',
  summary: ['what no browser sends, slow clients, a full disk: the right status, recovery, nothing lost'],
  options: { slow: count(300, 'how many slow clients at once') },
  run: ({ slow }, progress) =>
    withSmallSite(async (site) => {
      const server = await serveSite(site.siteDir, { KB_DATABASE: site.database('hostile.db') });
      const { cases, whileSlow } = await proveHostile(server.url, slow).finally(() => server.stop());
      progress('a full disk');
      const disk = await proveFullDisk(site.siteDir);
      const rows = cases.map(({ name, expected, status }) => [name, expected.join(' or '), String(status)]);
      return {
        table: [
          ...renderTable([['sent', 'expected', 'status'], ...rows]),
          `${whileSlow.slowClients} slow clients: ${whileSlow.votes} ordinary votes, ${whileSlow.refused} refused`,
          disk === undefined
            ? '!!! NOT SHOWN: a full disk, because nothing can be mounted here; the tests of the store use max_page_count'
            : `full disk: ${describeDisk(disk)}`,
        ].join('\n'),
        isMet:
          cases.every(({ expected, status }) => expected.includes(status)) &&
          whileSlow.refused === 0 &&
          (disk === undefined || isRecovered(disk)),
      };
    }),
});
