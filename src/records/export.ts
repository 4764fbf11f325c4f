import { csvLine } from '../csv.ts';
import { type Row, type Store, statement, type Value } from '../store/store.ts';
import { exportedColumns, type Table } from '../store/table.ts';

/** Rows per query, and so in memory. */
const pageRows = 1_000;

/**
 * The rows of the tables as lines of JSON, `{"table":"event","id":…}\n`.
 *
 * @throws StoreError
 */
export async function* exportJson(store: Store, tables: readonly Table[]): AsyncGenerator<string> {
  for (const table of tables) {
    const columns = exportedColumns(table);
    for await (const row of exportedRows(store, table))
      yield `${JSON.stringify({ table: table.name, ...Object.fromEntries(columns.map((column) => [column, row[column]])) })}\n`;
  }
}

/**
 * The rows of one table as lines of CSV below a header, safe to open in a spreadsheet. It begins with a byte order mark, so
 * that spreadsheets recognise UTF-8.
 *
 * @throws StoreError
 */
export async function* exportCsv(store: Store, table: Table): AsyncGenerator<string> {
  const columns = exportedColumns(table);
  yield `\ufeff${csvLine(columns)}\r\n`;
  for await (const row of exportedRows(store, table)) yield `${csvLine(columns.map((column) => row[column] ?? null))}\r\n`;
}

/** Pages through the table by primary key, so that no single query blocks writers for long. */
async function* exportedRows(store: Store, table: Table): AsyncGenerator<Row> {
  const { name, primaryKey: key } = table;
  const columns = [...new Set([...key, ...exportedColumns(table)])].join(', ');
  const where = (typeof table.export === 'object' && table.export.where) || 'true';
  const order = `ORDER BY ${key.join(', ')} LIMIT ${pageRows}`;
  const after = `(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
  let last: Row | undefined;
  for (;;) {
    const rows: Row[] = await store.query(
      last === undefined
        ? statement(`SELECT ${columns} FROM ${name} WHERE ${where} ${order}`)
        : statement(`SELECT ${columns} FROM ${name} WHERE ${where} AND ${after} ${order}`, ...keyOf(last, key)),
    );
    yield* rows;
    last = rows.at(-1);
    if (rows.length < pageRows) return;
  }
}

function keyOf(row: Row, key: readonly string[]): Value[] {
  return key.map((column) => row[column] ?? null);
}
