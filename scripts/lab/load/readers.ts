import { setTimeout } from 'node:timers/promises';
import { smallSiteVote, timedUuid } from './small-site.ts';

export interface ReadersOptions {
  /** Address of the server, or of the balancer in front of it. */
  url: string;
  voters?: number;
  pageReaders?: number;
}

/** What the readers of a small site experienced. */
export interface ReadersResult {
  /** Ids of the votes that were acknowledged as stored. */
  acknowledged: ReadonlySet<string>;
  /** Answers to votes by status; 0 for votes without an answer. */
  votesByStatus: Readonly<Record<number, number>>;
  slowestVoteMs: number;
  pages: number;
  /** Pages that were not answered with 200. */
  failedPages: number;
  slowestPageMs: number;
}

export interface Readers {
  /** How many votes have been acknowledged so far. */
  acknowledged(): number;
  /** Resolves when `more` further votes have been acknowledged. */
  untilAcknowledged(more: number): Promise<void>;
  stop(): Promise<ReadersResult>;
}

/** How long a page waits for the endpoint's answer, as in `src/endpoint/browser/send.ts`. */
export const pageTimeoutMs = 15_000;

/** Readers who vote and read pages until stopped. A vote that was not acknowledged is sent again under the same id. */
export function startReaders({ url, voters = 12, pageReaders = 3 }: ReadersOptions): Readers {
  const acknowledged = new Set<string>();
  const votesByStatus: Record<number, number> = {};
  const seen = { slowestVoteMs: 0, pages: 0, failedPages: 0, slowestPageMs: 0 };
  let isStopped = false;

  async function keepVoting(voter: number): Promise<void> {
    while (!isStopped) {
      const id = timedUuid();
      for (let isStored = false; !isStored; ) {
        const { status, ms } = await sendVote(url, id, voter % 10);
        seen.slowestVoteMs = Math.max(seen.slowestVoteMs, ms);
        votesByStatus[status] = (votesByStatus[status] ?? 0) + 1;
        isStored = status === 201 || status === 200;
        if (!isStored && isStopped) return;
        if (!isStored) await setTimeout(50);
      }
      acknowledged.add(id);
      await setTimeout(5);
    }
  }

  async function keepReading(): Promise<void> {
    while (!isStopped) {
      const { isRead, ms } = await readPage(url);
      seen.slowestPageMs = Math.max(seen.slowestPageMs, ms);
      seen.pages += 1;
      if (!isRead) seen.failedPages += 1;
      await setTimeout(5);
    }
  }

  const all = Promise.all([
    ...Array.from({ length: voters }, (_, voter) => keepVoting(voter)),
    ...Array.from({ length: pageReaders }, keepReading),
  ]);
  return {
    acknowledged: () => acknowledged.size,
    async untilAcknowledged(more) {
      const wanted = acknowledged.size + more;
      const until = performance.now() + 30_000;
      while (acknowledged.size < wanted) {
        if (performance.now() > until) throw new Error(`Votes are no longer acknowledged: ${JSON.stringify(votesByStatus)}`);
        await setTimeout(10);
      }
    },
    async stop() {
      isStopped = true;
      await all;
      return { acknowledged, votesByStatus, ...seen };
    },
  };
}

/** @returns the status, 0 without an answer, and the milliseconds until then */
async function sendVote(url: string, id: string, article: number): Promise<{ status: number; ms: number }> {
  const began = performance.now();
  const response = await fetch(`${url}/api/votes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'User-Agent': id },
    body: JSON.stringify(smallSiteVote(id, article)),
    signal: AbortSignal.timeout(pageTimeoutMs),
  }).catch(() => undefined);
  await response?.text().catch(() => '');
  return { status: response?.status ?? 0, ms: performance.now() - began };
}

async function readPage(url: string): Promise<{ isRead: boolean; ms: number }> {
  const began = performance.now();
  const isRead = await fetch(`${url}/`, { signal: AbortSignal.timeout(pageTimeoutMs) }).then(
    async (response) => (await response.text()) !== '' && response.status === 200,
    () => false,
  );
  return { isRead, ms: performance.now() - began };
}
