import { DatabaseSync } from 'node:sqlite';
import { serveSite } from '../load/child-server.ts';
import { makeSmallSite } from '../load/small-site.ts';
import { loadVotes, votesAfterRecovery } from '../load/votes.ts';

export interface LockResult {
  byStatus: Record<number, number>;
  /** Milliseconds until the slowest vote was answered. */
  longestMs: number;
  /** Whether `GET /api/ready` says when to try again. */
  hasRetryAfter: boolean;
  /** Milliseconds to read a ballot that was cast before the lock. */
  readingMs: number;
  /** Votes that were refused while the file was locked, but are in it at the end. */
  storedAfterRefusal: number;
  /** How many of the {@link votesAfterRecovery} votes after the lock were answered with 201. */
  recovered: number;
}

/** Locks the file from another connection while `voters` send `votesEach`, one after the other. */
export async function proveLock(voters: number, votesEach: number): Promise<LockResult> {
  const site = makeSmallSite(10);
  const database = site.database('jieda.db');
  const server = await serveSite(site.siteDir, { KB_DATABASE: database });
  const { url } = server;
  try {
    const ballot = await voteOnce(url);
    // The server may still be writing.
    const other = new DatabaseSync(database, { timeout: 10_000 });
    other.exec('BEGIN IMMEDIATE');
    const refused: string[] = [];
    const voting = loadVotes({
      url,
      connections: voters,
      votes: voters * votesEach,
      onAnswer({ status, id }) {
        if (status === 503) refused.push(id);
      },
    });
    const began = performance.now();
    await (await fetch(`${url}/api/votes/${ballot}`)).text();
    const readingMs = performance.now() - began;
    const hasRetryAfter = (await fetch(`${url}/api/ready`)).headers.has('Retry-After');
    const { byStatus, max } = await voting;
    other.exec('ROLLBACK');
    const after = await loadVotes({ url, connections: 4, votes: votesAfterRecovery });
    const find = other.prepare('SELECT 1 FROM event WHERE id = ?');
    const storedAfterRefusal = refused.filter((id) => find.get(id) !== undefined).length;
    other.close();
    return { byStatus, longestMs: max, hasRetryAfter, readingMs, storedAfterRefusal, recovered: after.byStatus[201] ?? 0 };
  } finally {
    await server.stop();
    site.remove();
  }
}

/** @returns the ballot of the vote */
async function voteOnce(url: string): Promise<string> {
  let ballot = '';
  await loadVotes({
    url,
    connections: 1,
    votes: 1,
    onAnswer({ body }) {
      ballot = /"ballot":"([\w-]+)"/.exec(body)?.[1] ?? '';
    },
  });
  return ballot;
}
