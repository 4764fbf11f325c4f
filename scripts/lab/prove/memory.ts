import { existsSync } from 'node:fs';
import { addresses } from '../load/addresses.ts';
import { serveSite } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../load/small-site.ts';
import { readResidentMiB } from '../process-table.ts';
import { median } from '../statistics.ts';
import { picker } from './fuzz-requests.ts';
import { sendFuzz } from './send-fuzz.ts';

export interface MemoryOptions {
  votes: number;
  requests: number;
  seed: number;
  progress: (line: string) => void;
}

export interface MemoryResult {
  stored: number;
  /** Answers to fuzzed requests by status; 0 for requests without an answer. */
  byStatus: Record<number, number>;
  /** Resident memory of the server in MiB, after each round. */
  samples: readonly number[];
}

const rounds = 100;
const connections = 32;

/**
 * Alternates votes and fuzzed requests, each from a new address, as behind a proxy.
 *
 * @returns `undefined` where the memory of another process cannot be read
 */
export async function proveMemory({ votes, requests, seed, progress }: MemoryOptions): Promise<MemoryResult | undefined> {
  if (!existsSync('/proc/self/status')) return undefined;
  const site = makeSmallSite(1_000);
  const server = await serveSite(site.siteDir, {
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
      result.samples.push(readResidentMiB(server.child.pid ?? 0));
      if (round % 10 === 9) progress(`${round + 1} % sent: ${result.samples.at(-1)?.toFixed(0)} MiB`);
    }
    return result;
  } finally {
    await server.stop();
    site.remove();
  }
}

const limits = { growth: 1.15, maxMiB: 450 };

/** Whether memory has levelled off: compares the medians of the second and the last fifth of the samples. */
export function isLevel(samples: readonly number[]) {
  const fifth = samples.length / 5;
  const second = median(samples.slice(fifth, 2 * fifth));
  const last = median(samples.slice(4 * fifth));
  const max = Math.max(...samples);
  return { second, last, max, limits, isMet: last <= second * limits.growth && max <= limits.maxMiB };
}

/** The part of `total` that belongs to a round. */
function share(total: number, round: number): number {
  return Math.floor((total * (round + 1)) / rounds) - Math.floor((total * round) / rounds);
}
