import { describe, expect, expectTypeOf, test } from 'vitest';
import { createTable } from '../../src/store/create-table.ts';
import { autoincrement, bigint, exportedColumns, integer, type RowOf, table, text } from '../../src/store/table.ts';

const word = table({
  name: 'word',
  columns: {
    seq: autoincrement(),
    text: text({ unique: true }),
    kind: text({ values: ['noun', "verb's"], check: true }),
    rank: integer({ values: [1, 2], nullable: true }),
    n: bigint({ default: 0 }),
  },
  primaryKey: ['seq'],
  indexes: { word_kind: ['kind', 'n'] },
  firstRows: [{ text: 'x', kind: 'noun' }],
});

describe('a described table', () => {
  test('is created with its constraints, defaults, indexes and first rows', () => {
    expect(createTable(word)).toEqual([
      {
        sql: `CREATE TABLE word (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('noun', 'verb''s')),
  rank INTEGER,
  n BIGINT NOT NULL DEFAULT 0
)`,
        values: [],
      },
      { sql: 'CREATE INDEX word_kind ON word (kind, n)', values: [] },
      { sql: 'INSERT INTO word (text, kind) VALUES (?, ?)', values: ['x', 'noun'] },
    ]);
  });

  test('has a key of one column or of several', () => {
    const columns = { a: text(), b: bigint() };
    const sqlOf = (primaryKey: ('a' | 'b')[], withoutRowid = false) =>
      createTable(table({ name: 'pair', columns, primaryKey, withoutRowid })).map(({ sql }) => sql.replaceAll(/\s+/g, ' '));
    expect(sqlOf(['a'])).toEqual(['CREATE TABLE pair ( a TEXT NOT NULL PRIMARY KEY, b BIGINT NOT NULL )']);
    expect(sqlOf(['b', 'a'], true)).toEqual([
      'CREATE TABLE pair ( a TEXT NOT NULL, b BIGINT NOT NULL, PRIMARY KEY (b, a) ) WITHOUT ROWID',
    ]);
  });

  test('exports all columns except autoincrement ones', () => {
    expect(exportedColumns(word)).toEqual(['text', 'kind', 'rank', 'n']);
  });

  test('gives the type of its rows', () => {
    expectTypeOf<RowOf<typeof word>>().toEqualTypeOf<{
      readonly seq: number;
      readonly text: string;
      readonly kind: 'noun' | "verb's";
      readonly rank: 1 | 2 | null;
      readonly n: number;
    }>();
  });

  test('does not compile with a misspelt column or an impossible value', () => {
    const columns = { a: text({ values: ['x', 'y'] }) };
    // @ts-expect-error No such column.
    table({ name: 'one', columns, primaryKey: ['b'] });
    // @ts-expect-error No such column.
    table({ name: 'one', columns, primaryKey: ['a'], indexes: { one_b: ['b'] } });
    // @ts-expect-error No such value.
    table({ name: 'one', columns, primaryKey: ['a'], firstRows: [{ a: 'z' }] });
    // @ts-expect-error No such value.
    text({ values: ['x', 'y'], default: 'z' });
  });
});
