import { UserError } from '../errors.ts';
import { rebuildTotals } from '../feedback/votes/totals.ts';
import type { Row, Statement, Store } from '../store/store.ts';
import { exportedColumns, faultOf, type ImportedRow, insertRow, type Table } from '../store/table.ts';
import { exportedTables } from './tables.ts';

/** Rows per transaction. */
const batchRows = 500;

/**
 * Imports what `exportJson` wrote, then rebuilds ballots and totals. Idempotent: a row that is already there is left
 * as it is.
 *
 * @param lines without their line ends; empty ones are skipped
 * @param now milliseconds since 1970
 * @param onProgress called with the number of lines read so far
 * @returns number of rows that were not there before
 * @throws UserError that names the line, column and value at fault; earlier lines may be stored by then
 * @throws StoreError
 */
export async function importJson(
  store: Store,
  lines: AsyncIterable<string>,
  now: number,
  onProgress: (lines: number) => void = () => {},
): Promise<number> {
  let stored = 0;
  let read = 0;
  let batch: Statement[] = [];
  async function flush(): Promise<void> {
    const rows = await store.write(batch);
    stored += rows.reduce((sum, returned) => sum + returned.length, 0);
    batch = [];
    onProgress(read);
  }
  for await (const line of lines) {
    read += 1;
    if (line.trim() !== '') batch.push(insertLine(line, read));
    if (batch.length >= batchRows) await flush();
  }
  await flush();
  await rebuildTotals(store, now);
  return stored;
}

function insertLine(line: string, number: number): Statement {
  const { table: name, ...columns } = parseLine(line, number);
  const table = exportedTables.find((each) => each.name === name);
  if (table === undefined) throw refusal(number, `\`${String(name)}\` is not an exported table.`);
  const row = typeof table.export === 'object' && table.export.upgrade ? table.export.upgrade(columns) : columns;
  const fault = faultOfRow(table, row);
  if (fault !== undefined) throw refusal(number, fault);
  const values = exportedColumns(table).map((column) => [column, row[column]]);
  return insertRow(table.name, Object.fromEntries(values) as Row, ' ON CONFLICT DO NOTHING RETURNING 1 AS one');
}

function parseLine(line: string, number: number): ImportedRow {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as ImportedRow;
  } catch {
    // Reported below, with the number of the line.
  }
  throw refusal(number, 'it is not a JSON object.');
}

/**
 * What is wrong with a row, with the column and the value. The database would not notice all of it: SQLite keeps a
 * word where a number belongs, and every sum over it is wrong from then on.
 */
function faultOfRow(table: Table, row: ImportedRow): string | undefined {
  const columns = exportedColumns(table);
  const unknown = Object.keys(row).find((name) => !columns.includes(name));
  if (unknown !== undefined) return `\`${table.name}\` has no column \`${unknown}\`.`;
  for (const name of columns) {
    const column = table.columns[name];
    const expected = column && faultOf(column, row[name]);
    if (expected === undefined) continue;
    if (row[name] === undefined) return `column \`${name}\` of \`${table.name}\` is missing.`;
    return `column \`${name}\` of \`${table.name}\` is ${shorten(JSON.stringify(row[name]))}; it must be ${expected}.`;
  }
  return undefined;
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

function refusal(line: number, why: string): UserError {
  return new UserError(
    `Line ${line} cannot be imported: ${why}`,
    'Import a file that `npm run feedback -- export` wrote, unchanged.',
  );
}
