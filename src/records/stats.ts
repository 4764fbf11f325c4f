import { readTotals } from '../feedback/votes/totals.ts';
import { type Store, statement } from '../store/store.ts';
import { tables } from './tables.ts';

/** Row counts and vote totals of a database. */
export interface Stats {
  /** Rows by table. */
  rows: Record<string, number>;
  /** Time of the oldest and the newest stored vote, ISO 8601; null without votes. */
  firstVote: string | null;
  lastVote: string | null;
  votes: { helpful: number; notHelpful: number; heldBack: number };
}

/** @throws StoreError */
export async function readStats(store: Store): Promise<Stats> {
  const counts = await Promise.all(tables.map(async ({ name }) => [name, await countRows(store, name)] as const));
  const [span] = await store.query(statement('SELECT min(at) AS first, max(at) AS last FROM event'));
  const votes = { helpful: 0, notHelpful: 0, heldBack: 0 };
  for (const total of await readTotals(store))
    for (const kind of Object.keys(votes) as (keyof typeof votes)[]) votes[kind] += total[kind];
  return { rows: Object.fromEntries(counts), firstVote: instant(span?.['first']), lastVote: instant(span?.['last']), votes };
}

async function countRows(store: Store, table: string): Promise<number> {
  const [row] = await store.query(statement(`SELECT count(*) AS n FROM ${table}`));
  return Number(row?.['n']);
}

function instant(value: unknown): string | null {
  return value === null || value === undefined ? null : new Date(Number(value)).toISOString();
}
