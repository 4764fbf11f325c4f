import { readTotals } from '../feedback/votes/totals.ts';
import { type Store, statement } from '../store/store.ts';

/** What a store holds, in numbers. */
export interface Stats {
  /** Rows by table. */
  rows: Record<string, number>;
  /** When the first and the last vote that is still there came, ISO 8601; null without any. */
  firstVote: string | null;
  lastVote: string | null;
  votes: { helpful: number; notHelpful: number; heldBack: number };
}

const tables = [
  'event',
  'ballot',
  'revision',
  'comment',
  'survey',
  'demand',
  'demand_reader',
  'count',
  'tally',
  'request',
  'seen',
  'salt',
];

/** @throws StoreError */
export async function readStats(store: Store): Promise<Stats> {
  const counts = await Promise.all(tables.map((table) => store.query(statement(`SELECT count(*) AS n FROM ${table}`))));
  const [span] = await store.query(statement('SELECT min(at) AS first, max(at) AS last FROM event'));
  const instant = (value: unknown): string | null =>
    value === null || value === undefined ? null : new Date(Number(value)).toISOString();
  const votes = { helpful: 0, notHelpful: 0, heldBack: 0 };
  for (const total of await readTotals(store))
    for (const kind of Object.keys(votes) as (keyof typeof votes)[]) votes[kind] += total[kind];
  return {
    rows: Object.fromEntries(tables.map((table, index) => [table, Number(counts[index]?.[0]?.['n'])])),
    firstVote: instant(span?.['first']),
    lastVote: instant(span?.['last']),
    votes,
  };
}
