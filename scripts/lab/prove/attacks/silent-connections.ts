import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connectionLimits } from '../../../../src/server/connection-limits.ts';
import { serveSite } from '../../load/child-server.ts';
import { load } from '../../load/raw-client.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import type { Attack } from './attack.ts';

const addresses = 10;

/** A few addresses open as many connections as the server accepts, and send nothing. */
export const silentConnections: Attack = {
  name: `${addresses} addresses hold ${connectionLimits.perGroup} silent connections each; ${connectionLimits.total} are allowed in total`,
  before: 'no limit; memory and file descriptors ran out',
  limit: 'every other reader gets every page',
  async run() {
    const site = makeSmallSite(10);
    const server = await serveSite(site.siteDir, { KB_DATABASE: site.database('silent.db') });
    const held: Socket[] = [];
    try {
      const { hostname, port } = new URL(server.url);
      for (let number = 0; number < addresses; number++) {
        const some = Array.from({ length: connectionLimits.perGroup }, () =>
          connect({ host: hostname, port: Number(port), localAddress: `127.0.1.${number + 1}` }).on('error', () => {}),
        );
        held.push(...some);
        await Promise.all(some.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')])));
      }
      const makeRequest = (): string => 'GET / HTTP/1.1\r\nHost: help.example\r\n\r\n';
      let [pages, lost] = [0, 0];
      // Each reader opens new connections.
      for (let reader = 0; reader < 20; reader++) {
        const { byStatus, broken } = await load({ url: server.url, connections: 4, requests: 20, makeRequest });
        pages += byStatus[200] ?? 0;
        lost += broken;
      }
      return { after: `${pages} pages read, ${lost} not`, isMet: lost === 0 && pages === 400 };
    } finally {
      for (const socket of held) socket.destroy();
      await server.stop('SIGKILL');
      site.remove();
    }
  },
};
