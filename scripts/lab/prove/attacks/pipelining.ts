import { writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { serveSite } from '../../load/child-server.ts';
import { load } from '../../load/raw-client.ts';
import { makeSmallSite } from '../../load/small-site.ts';
import { readResidentMiB } from '../../process-table.ts';
import type { Attack, AttackResult } from './attack.ts';

export interface PipeliningOptions {
  /** Connections that send without reading, reopened as soon as they are dropped. */
  connections: number;
  /** Requests that each connection sends at once. */
  depth: number;
  seconds: number;
}

export interface PipeliningResult {
  /** Resident memory of the server: at rest, and the maximum under attack. */
  idleMiB: number;
  peakMiB: number;
  /** 99th percentile of other readers’ page loads in milliseconds, without and under attack. */
  idleP99: number;
  attackedP99: number;
  /** Pages that other readers did not receive. */
  lostPages: number;
}

const pageBytes = 12 * 1024;
/** Not the other readers’ address, which would fall under the same limit. */
const attacker = '127.0.0.2';
const limits = { memory: 1.5, p99: 5 };

/** Connections and requests on each. */
const rounds = [
  [5, 1_500],
  [40, 1_500],
  [300, 200],
] as const;

/** Sends requests back to back on connections whose answers are never read. */
export const pipelining: Attack = {
  name: `pipelining without reading (${rounds.map((round) => round.join(' × ')).join(', ')})`,
  before: '143 → 1 100, 3 600, 7 300 MiB; no page for 15 s',
  limit: `memory ≤ ${limits.memory} × idle, other readers’ p99 ≤ ${limits.p99} × idle`,
  async run(progress): Promise<AttackResult> {
    const results: string[] = [];
    let isMet = true;
    for (const [connections, depth] of rounds) {
      const result = await pipeline({ connections, depth, seconds: 8 });
      const memory = result.peakMiB / result.idleMiB;
      const p99 = result.attackedP99 / result.idleP99;
      isMet &&= memory <= limits.memory && p99 <= limits.p99 && result.lostPages === 0;
      results.push(`${result.idleMiB.toFixed(0)} → ${result.peakMiB.toFixed(0)} MiB, p99 × ${p99.toFixed(1)}`);
      progress(`${connections} × ${depth}: ${results.at(-1)}, ${result.lostPages} pages lost`);
    }
    return { after: results.join('; '), isMet };
  },
};

export async function pipeline({ connections, depth, seconds }: PipeliningOptions): Promise<PipeliningResult> {
  const site = makeSmallSite(10);
  writeFileSync(join(site.siteDir, 'page.html'), 'x'.repeat(pageBytes));
  const server = await serveSite(site.siteDir, { KB_DATABASE: site.database('pipelined.db') });
  try {
    const read = (forSeconds: number) => readPages(server.url, forSeconds);
    // The memory of a server that has just started still grows.
    await read(2);
    const idle = await read(seconds / 2);
    const idleMiB = readResidentMiB(server.child.pid ?? 0);
    const attack = attackUntilStopped(server.url, { connections, depth });
    let peakMiB = idleMiB;
    const watch = setInterval(() => {
      peakMiB = Math.max(peakMiB, readResidentMiB(server.child.pid ?? 0));
    }, 50);
    await setTimeout(200);
    const attacked = await read(seconds);
    clearInterval(watch);
    attack.stop();
    return { idleMiB, peakMiB, idleP99: idle.p99, attackedP99: attacked.p99, lostPages: attacked.broken };
  } finally {
    await server.stop('SIGKILL');
    site.remove();
  }
}

/** A few ordinary readers who each request pages and read them. */
function readPages(url: string, seconds: number) {
  const request = 'GET /page.html HTTP/1.1\r\nHost: help.example\r\n\r\n';
  return load({ url, connections: 4, seconds, makeRequest: () => request });
}

function attackUntilStopped(url: string, { connections, depth }: Omit<PipeliningOptions, 'seconds'>): { stop(): void } {
  const { hostname, port } = new URL(url);
  const requests = 'GET /page.html HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(depth);
  const sockets = new Set<Socket>();
  let isStopped = false;
  function open(): void {
    const socket = connect({ port: Number(port), host: hostname, localAddress: attacker }, () => socket.write(requests));
    socket.pause();
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', async () => {
      sockets.delete(socket);
      await setTimeout(100);
      if (!isStopped) open();
    });
  }
  for (let number = 0; number < connections; number++) open();
  return {
    stop() {
      isStopped = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}
