import { DatabaseSync } from 'node:sqlite';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { makeSmallSite, smallSiteVote, timedUuid } from '../load/small-site.ts';

export interface LockResult {
  byStatus: Record<number, number>;
  /** Milliseconds until the last of the votes was answered. */
  longestMs: number;
  hasRetryAfter: boolean;
  /** Milliseconds until a ballot cast before could be read. */
  readingMs: number;
  /** Votes that were refused while the file was locked, and are in it in the end. */
  storedAfterRefusal: number;
  /** Answers 201 of fifty votes after the lock was freed. */
  recovered: number;
}

/** Locks the file from another connection and lets `voters` send `votesEach`, one after the other. */
export async function proveLock(voters: number, votesEach: number): Promise<LockResult> {
  const site = makeSmallSite(10);
  const database = site.database('jieda.db');
  const server = await startChild(['scripts/serve.ts', '--site', site.siteDir], { KB_DATABASE: database });
  const sent: string[] = [];
  const makeRequest = (connection: number): string => {
    const id = timedUuid();
    sent[connection] = id;
    return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
  };
  try {
    let ballot = '';
    await load({
      url: server.url,
      connections: 1,
      requests: 1,
      makeRequest,
      onAnswer(_status, body) {
        ballot = /"ballot":"([\w-]+)"/.exec(body)?.[1] ?? '';
      },
    });
    const other = new DatabaseSync(database);
    other.exec('BEGIN IMMEDIATE');
    const refused: string[] = [];
    const voting = load({
      url: server.url,
      connections: voters,
      requests: voters * votesEach,
      makeRequest,
      onAnswer(status, _body, connection) {
        if (status === 503) refused.push(sent[connection] ?? '');
      },
    });
    const began = performance.now();
    await (await fetch(`${server.url}/api/votes/${ballot}`)).text();
    const readingMs = performance.now() - began;
    const hasRetryAfter = (await fetch(`${server.url}/api/ready`)).headers.has('Retry-After');
    const { byStatus, max } = await voting;
    other.exec('ROLLBACK');
    const after = await load({ url: server.url, connections: 4, requests: 50, makeRequest });
    const find = other.prepare('SELECT 1 FROM event WHERE id = ?');
    const storedAfterRefusal = refused.filter((id) => find.get(id) !== undefined).length;
    other.close();
    return { byStatus, longestMs: max, hasRetryAfter, readingMs, storedAfterRefusal, recovered: after.byStatus[201] ?? 0 };
  } finally {
    await server.stop();
    site.remove();
  }
}
