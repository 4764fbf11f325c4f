import { UserError } from '../errors.ts';
import { migrations } from './migrations/index.ts';
import { type Store, statement } from './store.ts';

/** One step of the database's schema. */
export interface Migration {
  /** Counted from 1 without gaps. */
  version: number;
  name: string;
  statements: readonly string[];
}

/**
 * Brings the database to the schema this engine knows; does nothing when it is there already. The steps
 * that are missing are one transaction.
 *
 * @throws UserError when the database was made by a newer engine; it is left as it is
 * @throws StoreError when a step fails; none of them is applied then
 */
export async function migrate(store: Store, steps: readonly Migration[] = migrations): Promise<void> {
  const begin = statement('CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)');
  // In PostgreSQL two processes that make one table at once do not both succeed, but then it is there.
  await store.write([begin]).catch(() => store.write([begin]));
  const applied = await readVersion(store);
  const known = steps.at(-1)?.version ?? 0;
  if (applied > known) {
    throw new UserError(
      `The database has schema ${applied}, but this engine knows schemas up to ${known} only.`,
      'A newer engine has used it. Start that one, or name another database with KB_DATABASE.',
    );
  }
  const missing = steps.filter(({ version }) => version > applied);
  if (missing.length === 0) return;
  try {
    await store.write(missing.flatMap(statementsOf));
  } catch (error) {
    // Another process may have been faster: its steps are as good as ours.
    if ((await readVersion(store)) !== known) throw error;
  }
}

/** The newest step that made the tables; 0 when none did. */
export async function readVersion(store: Store): Promise<number> {
  const [row] = await store.query(statement('SELECT coalesce(max(version), 0) AS version FROM migration'));
  return Number(row?.['version']);
}

function statementsOf({ version, name, statements }: Migration) {
  return [
    ...statements.map((sql) => statement(sql)),
    statement('INSERT INTO migration (version, name) VALUES (?, ?)', version, name),
  ];
}
