import { csvLine } from '../csv.ts';
import { type Row, type Store, statement, type Value } from '../store/store.ts';
import { type ExportedTable, type ExportedTableName, exportedTables } from './tables.ts';

/** So many rows are in memory at once. */
const rowsAtOnce = 1_000;

/**
 * The rows of tables as lines of JSON, `{"table":"event","id":…}`, each with its end.
 *
 * @throws StoreError
 */
export async function* exportJson(store: Store, tables: readonly ExportedTableName[]): AsyncGenerator<string> {
  for (const table of tables) {
    const { columns } = exportedTables[table];
    for await (const row of rowsOf(store, table))
      yield `${JSON.stringify({ table, ...Object.fromEntries(columns.map((column) => [column, row[column]])) })}\n`;
  }
}

/**
 * The rows of one table as CSV with a head, harmless in a spreadsheet. It begins with the mark by which
 * spreadsheets know UTF-8.
 *
 * @throws StoreError
 */
export async function* exportCsv(store: Store, table: ExportedTableName): AsyncGenerator<string> {
  const columns: readonly string[] = exportedTables[table].columns;
  yield `\ufeff${csvLine(columns)}\r\n`;
  for await (const row of rowsOf(store, table)) yield `${csvLine(columns.map((column) => row[column] ?? null))}\r\n`;
}

/** In portions, each beginning after the last row of the one before: other writers are not kept waiting. */
async function* rowsOf(store: Store, name: ExportedTableName): AsyncGenerator<Row> {
  const { key, columns, where = 'true' }: ExportedTable = exportedTables[name];
  const selected = [...new Set([...key, ...columns])].join(', ');
  const order = `ORDER BY ${key.join(', ')} LIMIT ${rowsAtOnce}`;
  const after = `(${key.join(', ')}) > (${key.map(() => '?').join(', ')})`;
  let last: Row | undefined;
  for (;;) {
    const rows: Row[] = await store.query(
      last === undefined
        ? statement(`SELECT ${selected} FROM ${name} WHERE ${where} ${order}`)
        : statement(`SELECT ${selected} FROM ${name} WHERE ${where} AND ${after} ${order}`, ...keyOf(last, key)),
    );
    yield* rows;
    last = rows.at(-1);
    if (rows.length < rowsAtOnce) return;
  }
}

function keyOf(row: Row, key: readonly string[]): Value[] {
  return key.map((column) => row[column] ?? null);
}
