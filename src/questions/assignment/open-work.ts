import { type Store, statement } from '../../store/store.ts';
import type { Kind } from '../states.ts';
import { waitsForReply } from '../waiting.ts';
import type { ExpectHandling } from './handling-times.ts';

/** Expected minutes of the questions that wait with each person, by the person’s id. */
export type OpenWork = ReadonlyMap<string, number>;

/** @throws StoreError */
export async function readOpenWork(store: Store, expect: ExpectHandling): Promise<OpenWork> {
  const rows = await store.query(
    statement(
      `SELECT assignee, kind, category, count(*) AS n FROM question
       WHERE trust = 1 AND assignee IS NOT NULL AND ${waitsForReply}
       GROUP BY assignee, kind, category`,
    ),
  );
  const work = new Map<string, number>();
  for (const row of rows) {
    const person = String(row['assignee']);
    const category = row['category'] === null ? null : String(row['category']);
    const { minutes } = expect({ kind: row['kind'] as Kind, category });
    work.set(person, (work.get(person) ?? 0) + Number(row['n']) * minutes);
  }
  return work;
}
