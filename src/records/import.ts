import { UserError } from '../errors.ts';
import { rebuildTotals } from '../feedback/votes/totals.ts';
import { insertRow } from '../store/create-table.ts';
import type { Row, Statement, Store } from '../store/store.ts';
import { exportedColumns, type ImportedRow } from '../store/table.ts';
import { faultOfRow } from './fault-of-row.ts';
import { exportedTables } from './tables.ts';

/** Rows per transaction. */
const batchRows = 500;

/**
 * Imports what `exportJson` wrote, then rebuilds ballots and totals. Idempotent: existing rows are left unchanged.
 *
 * @param lines without their line ends; empty ones are skipped
 * @param now milliseconds since 1970
 * @param onProgress called with the number of lines read so far
 * @returns number of rows added
 * @throws UserError that names the line, column and value at fault; earlier lines may already be stored
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

function refusal(line: number, why: string): UserError {
  return new UserError(
    `Line ${line} cannot be imported: ${why}`,
    'Import a file that `npm run feedback -- export` wrote, unchanged.',
  );
}
