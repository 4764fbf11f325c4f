import { type Row, type Statement, statement, type Value } from './store.ts';
import type { Column, Table } from './table.ts';

/** Statements that create the table, its indexes and its first rows. */
export function createTable({
  name,
  columns,
  primaryKey,
  indexes = {},
  withoutRowid = false,
  firstRows = [],
}: Table): Statement[] {
  const lines = Object.entries(columns).map(([column, description]) =>
    columnSql(column, description, primaryKey.length === 1 && primaryKey[0] === column),
  );
  if (primaryKey.length > 1) lines.push(`PRIMARY KEY (${primaryKey.join(', ')})`);
  return [
    statement(`CREATE TABLE ${name} (\n  ${lines.join(',\n  ')}\n)${withoutRowid ? ' WITHOUT ROWID' : ''}`),
    ...Object.entries(indexes).map(([index, indexed]) => statement(`CREATE INDEX ${index} ON ${name} (${indexed.join(', ')})`)),
    ...firstRows.map((row) => insertRow(name, row)),
  ];
}

/** A statement that inserts one row. `ending` is appended to it, such as ` ON CONFLICT DO NOTHING`. */
export function insertRow(name: string, row: Row, ending = ''): Statement {
  const columns = Object.keys(row);
  return statement(
    `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})${ending}`,
    ...Object.values(row),
  );
}

function columnSql(name: string, column: Column, isPrimaryKey: boolean): string {
  if (column.isAutoincrement) return `${name} INTEGER PRIMARY KEY AUTOINCREMENT`;
  return [
    `${name} ${column.type}`,
    !column.isNullable && 'NOT NULL',
    isPrimaryKey && 'PRIMARY KEY',
    column.isUnique && 'UNIQUE',
    column.default !== undefined && `DEFAULT ${constant(column.default)}`,
    column.isChecked && `CHECK (${name} IN (${column.values?.map(constant).join(', ')}))`,
  ]
    .filter((part) => part !== false)
    .join(' ');
}

/** An SQL literal. Values come from table descriptions, never from readers. */
function constant(value: Value): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}
