import { DatabaseSync } from 'node:sqlite';
import { openServingStore } from '../../../src/store/open-store.ts';
import { statement } from '../../../src/store/store.ts';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';
import type { SyncOptions } from './syncs.ts';

export interface CommitResult {
  answers: number;
  /** Answers that came although another connection did not see their vote committed. */
  early: number;
  /** Whether SQLite syncs its log at every commit of such a store, by its own word. */
  isSynced: boolean;
}

/**
 * What can be shown of a SQLite file where system calls cannot be traced: each vote is committed when its answer
 * comes, and the store's connection is one whose commits SQLite syncs. That SQLite does so is believed.
 */
export async function proveCommits({ script, environment, votes }: SyncOptions): Promise<CommitResult> {
  const file = environment['KB_DATABASE'] ?? '';
  const server = await startChild(script, environment);
  const other = new DatabaseSync(file, { readOnly: true });
  const find = other.prepare('SELECT 1 FROM event WHERE id = ?');
  const sent: string[] = [];
  const result: CommitResult = { answers: 0, early: 0, isSynced: await isSynced(file) };
  try {
    await load({
      url: server.url,
      connections: 16,
      requests: votes,
      makeRequest(connection) {
        const id = timedUuid();
        sent[connection] = id;
        return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
      },
      onAnswer(status, _body, connection) {
        if (status !== 201) return;
        result.answers += 1;
        if (find.get(sent[connection] ?? '') === undefined) result.early += 1;
      },
    });
    return result;
  } finally {
    other.close();
    await server.stop();
  }
}

/** https://sqlite.org/pragma.html#pragma_synchronous; SQLite can be compiled so that it never syncs. */
async function isSynced(file: string): Promise<boolean> {
  const store = await openServingStore(file, { log: console.error });
  try {
    const [mode] = await store.query(statement('PRAGMA journal_mode'));
    const [level] = await store.query(statement('PRAGMA synchronous'));
    const options = await store.query(statement('PRAGMA compile_options'));
    const never = options.some((row) => row['compile_options'] === 'NO_SYNC');
    return mode?.['journal_mode'] === 'wal' && level?.['synchronous'] === 2 && !never;
  } finally {
    await store.close();
  }
}
