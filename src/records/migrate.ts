import { UserError } from '../errors.ts';
import { createTable } from '../store/create-table.ts';
import { type Statement, type Store, statement } from '../store/store.ts';
import type { Table } from '../store/table.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { tables } from './tables.ts';

export interface Schema {
  migrations: readonly Migration[];
  /** The tables after all migrations, from which an empty database is created. When left out, it runs every migration. */
  tables?: readonly Table[];
}

/**
 * Migrates the database to the schema of this engine in one transaction; does nothing if it is up to date.
 *
 * @throws UserError when a newer engine created the database, which is left unchanged
 * @throws StoreError when a statement fails, which leaves the schema unchanged
 */
export async function migrate(store: Store, schema: Schema = { tables, migrations }): Promise<void> {
  const createList = statement('CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL)');
  // If two processes create the table at the same time, PostgreSQL fails one of them; by then the table exists.
  await store.write([createList]).catch(() => store.write([createList]));
  const version = await readVersion(store);
  const latest = schema.migrations.at(-1)?.version ?? 0;
  if (version > latest) {
    throw new UserError(
      `The database has schema ${version}, but this engine knows schemas up to ${latest} only.`,
      'A newer engine has used it. Start that one, or name another database with KB_DATABASE.',
    );
  }
  const missing = schema.migrations.filter((step) => step.version > version);
  if (missing.length === 0) return;
  const changes = version === 0 && schema.tables !== undefined ? schema.tables.map(createTable) : missing.map(statementsOf);
  try {
    await store.write([...changes.flat(), ...missing.map(recordStep)]);
  } catch (error) {
    // Another process may have migrated it in the meantime.
    if ((await readVersion(store)) !== latest) throw error;
  }
}

/** Version of the newest migration that the database has; 0 without any. */
export async function readVersion(store: Store): Promise<number> {
  const [row] = await store.query(statement('SELECT coalesce(max(version), 0) AS version FROM migration'));
  return Number(row?.['version']);
}

function statementsOf({ statements }: Migration): Statement[] {
  return statements.map((each) => (typeof each === 'string' ? statement(each) : each));
}

function recordStep({ version, name }: Migration): Statement {
  return statement('INSERT INTO migration (version, name) VALUES (?, ?)', version, name);
}
