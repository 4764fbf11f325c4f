import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate, type Schema } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import { tables } from '../../src/records/tables.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createD1Store } from '../../src/store/d1.ts';
import { createPostgresStore } from '../../src/store/postgres.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Row, type Store, statement } from '../../src/store/store.ts';
import { bigint, table, text } from '../../src/store/table.ts';
import { postgresPools } from '../support/postgres-pools.ts';
import { startD1 } from '../support/worker.ts';

/** SQL of every table and index, without quotes and white space, in which a renamed table differs. */
async function readSqliteSchema(store: Store): Promise<string[]> {
  const rows = await store.query(
    statement("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%'"),
  );
  return rows
    .map(({ sql }) =>
      String(sql)
        .replaceAll('"', '')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/ ?([(),]) ?/g, '$1'),
    )
    .sort();
}

/** Columns, constraints and indexes, without the names that PostgreSQL generates for constraints. */
async function readPostgresSchema(store: Store): Promise<Row[][]> {
  const queries = [
    `SELECT table_name, ordinal_position::int > 0 AS is_column, column_name, data_type, is_nullable, column_default, is_identity
     FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position`,
    `SELECT conrelid::regclass::text AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE connamespace = current_schema()::regnamespace AND contype <> 'n' ORDER BY 1, 2`,
    `SELECT tablename, regexp_replace(indexdef, ' INDEX \\S+ ', ' INDEX ') AS definition FROM pg_indexes
     WHERE schemaname = current_schema() ORDER BY 1, 2`,
  ];
  return Promise.all(queries.map((sql) => store.query(statement(sql))));
}

/** @param open a store over an empty database */
function testSchema(name: string, open: () => Promise<Store>, readSchema: (store: Store) => Promise<unknown[]>): void {
  describe(`a ${name} database`, () => {
    async function inspect(schema?: Schema) {
      const store = await open();
      await migrate(store, schema);
      const found = {
        schema: await readSchema(store),
        settled: await store.query(statement('SELECT * FROM settled')),
        versions: await store.query(statement('SELECT * FROM migration ORDER BY version')),
      };
      await store.close();
      return found;
    }

    test('is the same whether it was migrated or created from the descriptions', async () => {
      const described = await inspect();
      expect(described.schema.flat().length).toBeGreaterThan(tables.length);
      expect(await inspect({ migrations })).toEqual(described);
    });

    test('gets a new table by a migration of one line', async () => {
      const note = table({
        name: 'note',
        columns: { id: text(), kind: text({ values: ['a', 'b'], check: true }), at: bigint({ default: 0 }) },
        primaryKey: ['id'],
        indexes: { note_at: ['at'] },
        firstRows: [{ id: 'first', kind: 'a' }],
      });
      const store = await open();
      await migrate(store);
      const next = { version: (migrations.at(-1)?.version ?? 0) + 1, name: 'notes', statements: createTable(note) };
      await migrate(store, { tables: [...tables, note], migrations: [...migrations, next] });
      expect(await store.query(statement('SELECT * FROM note'))).toEqual([{ id: 'first', kind: 'a', at: 0 }]);
      await expect(store.write([statement("INSERT INTO note (id, kind) VALUES ('second', 'c')")])).rejects.toThrow();
      await store.close();
    });
  });
}

testSchema('SQLite', async () => createSqliteStore({ file: ':memory:' }), readSqliteSchema);

let d1: Awaited<ReturnType<typeof startD1>>;
beforeAll(async () => {
  d1 = await startD1();
});
afterAll(() => d1.dispose());

async function openD1(): Promise<Store> {
  await d1.empty();
  return createD1Store({ database: d1.database });
}

testSchema('D1', openD1, readSqliteSchema);

const openPool = postgresPools();
testSchema('PostgreSQL', async () => createPostgresStore({ pool: await openPool() }), readPostgresSchema);
