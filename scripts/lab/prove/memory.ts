import { existsSync, readFileSync } from 'node:fs';
import { median } from '../../../src/metrics/quantile.ts';
import { addresses } from '../load/addresses.ts';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../load/small-site.ts';
import { picker } from './fuzz-requests.ts';
import { sendFuzz } from './send-fuzz.ts';

export interface MemoryOptions {
  votes: number;
  requests: number;
  seed: number;
  progress: (line: string) => void;
}

export interface MemoryResult {
  /** Votes that were stored. */
  stored: number;
  /** Fuzzed requests by the status of their answers; 0 for none. */
  byStatus: Record<number, number>;
  /** MiB of memory that the server's process holds, at even distances. */
  samples: readonly number[];
}

const rounds = 100;
const connections = 32;

/**
 * Votes and fuzzed requests in turns, both from ever new addresses, as behind a proxy. `undefined` where the memory of
 * another process cannot be read.
 */
export async function proveMemory({ votes, requests, seed, progress }: MemoryOptions): Promise<MemoryResult | undefined> {
  if (!existsSync('/proc/self/status')) return undefined;
  const site = makeSmallSite(1_000);
  const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], {
    KB_DATABASE: site.database('memory.db'),
    TRUSTED_PROXIES: '127.0.0.1',
    RATE_LIMIT: '120',
  });
  const [pick, nextAddress] = [picker(seed), addresses()];
  const result = { stored: 0, byStatus: {} as Record<number, number>, samples: [] as number[] };
  const ballots: string[] = [];
  try {
    for (let round = 0; round < rounds; round++) {
      const { byStatus } = await load({
        url: server.url,
        connections,
        requests: share(votes, round),
        makeRequest() {
          const id = timedUuid();
          const headers = { 'User-Agent': id, 'X-Forwarded-For': nextAddress() };
          return jsonPost('/api/votes', smallSiteVote(id, Math.floor(Math.random() * 1_000)), headers);
        },
      });
      result.stored += byStatus[201] ?? 0;
      const answers = await sendFuzz({
        url: server.url,
        requests: share(requests, round),
        connections,
        pick,
        ballots,
        nextAddress,
      });
      for (const [status, count] of Object.entries(answers))
        result.byStatus[Number(status)] = (result.byStatus[Number(status)] ?? 0) + count;
      result.samples.push(residentMiB(server.child.pid));
      if (round % 10 === 9) progress(`${round + 1} % sent: ${result.samples.at(-1)?.toFixed(0)} MiB`);
    }
    return result;
  } finally {
    await server.stop();
    site.remove();
  }
}

const limits = { growth: 1.15, mostMiB: 450 };

/** Whether memory has levelled off: the medians of the second and the last fifth of the samples, which are level by then. */
export function isLevel(samples: readonly number[]) {
  const fifth = samples.length / 5;
  const second = median(samples.slice(fifth, 2 * fifth)) ?? 0;
  const last = median(samples.slice(4 * fifth)) ?? 0;
  const most = Math.max(...samples);
  return { second, last, most, limits, isMet: last <= second * limits.growth && most <= limits.mostMiB };
}

/** So many of all fall to a round. */
function share(all: number, round: number): number {
  return Math.floor((all * (round + 1)) / rounds) - Math.floor((all * round) / rounds);
}

function residentMiB(pid: number | undefined): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kibibytes) / 1_024;
}
