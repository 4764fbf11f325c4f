import { setTimeout } from 'node:timers/promises';
import { smallSiteVote, timedUuid } from './small-site.ts';

export interface ReadersOptions {
  /** Of the endpoint, or of what stands before it. */
  url: string;
  voters?: number;
  pageReaders?: number;
}

/** What readers of a small site saw. */
export interface ReadersResult {
  /** Ids of the votes whose storing was acknowledged. */
  acknowledged: ReadonlySet<string>;
  /** Answers to votes; those without any count under 0. */
  votesByStatus: Readonly<Record<number, number>>;
  slowestVoteMs: number;
  pages: number;
  /** Pages that were not answered with 200. */
  failedPages: number;
  slowestPageMs: number;
}

export interface Readers {
  /** So many votes are acknowledged by now. */
  acknowledged(): number;
  /** Resolves when so many more are. */
  untilAcknowledged(more: number): Promise<void>;
  stop(): Promise<ReadersResult>;
}

/** A browser waits as long, see `src/feedback/browser/vote-form.ts`. */
const voteTimeoutMs = 15_000;

/** Readers who vote and read pages until they are stopped. A vote that was not acknowledged is sent again under its id. */
export function startReaders({ url, voters = 12, pageReaders = 3 }: ReadersOptions): Readers {
  const acknowledged = new Set<string>();
  const votesByStatus: Record<number, number> = {};
  let slowestVoteMs = 0;
  let pages = 0;
  let failedPages = 0;
  let slowestPageMs = 0;
  let isStopped = false;

  async function vote(id: string, article: number): Promise<boolean> {
    const began = performance.now();
    const response = await fetch(`${url}/api/votes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'User-Agent': id },
      body: JSON.stringify(smallSiteVote(id, article)),
      signal: AbortSignal.timeout(voteTimeoutMs),
    }).catch(() => undefined);
    await response?.text().catch(() => '');
    slowestVoteMs = Math.max(slowestVoteMs, performance.now() - began);
    const status = response?.status ?? 0;
    votesByStatus[status] = (votesByStatus[status] ?? 0) + 1;
    return status === 201 || status === 200;
  }

  async function keepVoting(voter: number): Promise<void> {
    while (!isStopped) {
      const id = timedUuid();
      while (!(await vote(id, voter % 10))) {
        if (isStopped) return;
        await setTimeout(50);
      }
      acknowledged.add(id);
      await setTimeout(5);
    }
  }

  async function keepReading(): Promise<void> {
    while (!isStopped) {
      const began = performance.now();
      const isRead = await fetch(`${url}/`, { signal: AbortSignal.timeout(voteTimeoutMs) }).then(
        async (response) => (await response.text()) !== '' && response.status === 200,
        () => false,
      );
      slowestPageMs = Math.max(slowestPageMs, performance.now() - began);
      pages += 1;
      if (!isRead) failedPages += 1;
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
        if (performance.now() > until) throw new Error(`No votes are acknowledged any more: ${JSON.stringify(votesByStatus)}`);
        await setTimeout(10);
      }
    },
    async stop() {
      isStopped = true;
      await all;
      return { acknowledged, votesByStatus, slowestVoteMs, pages, failedPages, slowestPageMs };
    },
  };
}
