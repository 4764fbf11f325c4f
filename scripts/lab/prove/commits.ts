import { DatabaseSync } from 'node:sqlite';
import { openServingStore } from '../../../src/store/open-store.ts';
import { statement } from '../../../src/store/store.ts';
import { startChild } from '../load/child-server.ts';
import { loadVotes } from '../load/votes.ts';
import type { SyncOptions } from './syncs.ts';

export interface CommitResult {
  answers: number;
  /** Answers at which another connection did not see the vote committed. */
  early: number;
  /** Whether SQLite, by its own settings, syncs its log at every commit of the store. */
  isSynced: boolean;
}

/**
 * Shows for a SQLite file, where system calls cannot be traced, that each vote is committed before its answer, and that
 * the store's settings make SQLite sync every commit. That SQLite honours its settings is assumed.
 */
export async function proveCommits({ script, environment, votes }: SyncOptions): Promise<CommitResult> {
  const file = environment['KB_DATABASE'] ?? '';
  const server = await startChild(script, environment);
  const other = new DatabaseSync(file, { readOnly: true });
  const find = other.prepare('SELECT 1 FROM event WHERE id = ?');
  const result: CommitResult = { answers: 0, early: 0, isSynced: await isSynced(file) };
  try {
    await loadVotes({
      url: server.url,
      connections: 16,
      votes,
      onAnswer({ status, id }) {
        if (status !== 201) return;
        result.answers += 1;
        if (find.get(id) === undefined) result.early += 1;
      },
    });
    return result;
  } finally {
    other.close();
    await server.stop();
  }
}

/** https://sqlite.org/pragma.html#pragma_synchronous; a SQLite compiled with NO_SYNC never syncs. */
async function isSynced(file: string): Promise<boolean> {
  const store = await openServingStore(file, { log: console.error });
  try {
    const [mode] = await store.query(statement('PRAGMA journal_mode'));
    const [level] = await store.query(statement('PRAGMA synchronous'));
    const options = await store.query(statement('PRAGMA compile_options'));
    const isNeverSynced = options.some((row) => row['compile_options'] === 'NO_SYNC');
    return mode?.['journal_mode'] === 'wal' && level?.['synchronous'] === 2 && !isNeverSynced;
  } finally {
    await store.close();
  }
}
