import { type Statement, type Store, statement } from '../store/store.ts';

/** What the database of a simulation says about itself. */
export interface SimulatedMark {
  seed: number;
  weeks: number;
}

/** A day that no retention reaches, so that no purge removes the mark. */
const day = '9999-12-31';

/** Marks a database as simulated. The mark is a counter, so that exports, imports and backups keep it. */
export function markStatement({ seed, weeks }: SimulatedMark): Statement {
  return statement("INSERT INTO count (day, kind, locale, name, n) VALUES (?, 'simulated', '', ?, ?)", day, String(seed), weeks);
}

/**
 * @returns `undefined` for a database with real data
 * @throws StoreError
 */
export async function readSimulatedMark(store: Store): Promise<SimulatedMark | undefined> {
  const [row] = await store.query(statement("SELECT name, n FROM count WHERE day = ? AND kind = 'simulated'", day));
  return row === undefined ? undefined : { seed: Number(row['name']), weeks: Number(row['n']) };
}
