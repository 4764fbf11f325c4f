import { UserError } from '../errors.ts';
import { heldValues } from '../feedback/votes/tally.ts';
import { rebuildTotals } from '../feedback/votes/totals.ts';
import { type Statement, type Store, statement, type Value } from '../store/store.ts';
import { exportedTables, isExportedTable, numberColumns } from './tables.ts';

const linesAtOnce = 500;

/**
 * Takes in what `exportJson` wrote. What is there already stays as it is, so taking it in again changes
 * nothing; then ballots and totals are made again.
 *
 * @param lines without their ends; empty ones are passed over
 * @param now milliseconds since 1970
 * @param onProgress told the number of lines read so far
 * @returns how many rows were new
 * @throws UserError that names the line which is none of ours; the lines before it may be stored by then
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
  let waiting: Statement[] = [];
  async function write(): Promise<void> {
    const rows = await store.write(waiting);
    stored += rows.reduce((sum, returned) => sum + returned.length, 0);
    waiting = [];
    onProgress(read);
  }
  for await (const line of lines) {
    read += 1;
    if (line.trim() !== '') waiting.push(insertRow(line, read));
    if (waiting.length >= linesAtOnce) await write();
  }
  await write();
  await rebuildTotals(store, now);
  return stored;
}

function insertRow(line: string, number: number): Statement {
  const { table, ...row } = asOfToday(parseLine(line, number));
  const columns: readonly string[] | undefined =
    typeof table === 'string' && isExportedTable(table) ? exportedTables[table].columns : undefined;
  if (columns === undefined) throw notOurs(number, `\`${String(table)}\` is no table that is exported.`);
  const faulty =
    columns.find((column) => !isValueOf(column, row[column])) ?? Object.keys(row).find((name) => !columns.includes(name));
  if (faulty !== undefined) throw notOurs(number, `its column \`${faulty}\` is missing, unknown or of the wrong type.`);
  return statement(
    `INSERT INTO ${String(table)} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING RETURNING 1 AS one`,
    ...columns.map((column) => row[column] as Value),
  );
}

/** Exports of before said of a vote that it was held back, and not why; nearly always it was its device group. */
function asOfToday({ trust, ...row }: Record<string, unknown>): Record<string, unknown> {
  if (row['table'] !== 'event' || trust === undefined) return trust === undefined ? row : { ...row, trust };
  return { ...row, held: trust === 1 ? '' : 'device' };
}

function parseLine(line: string, number: number): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === 'object' && row !== null && !Array.isArray(row)) return row as Record<string, unknown>;
  } catch {
    // Told below, with the number of the line.
  }
  throw notOurs(number, 'it is no JSON object.');
}

/** SQLite would keep a word where a number belongs, and every sum after it would be wrong. */
function isValueOf(column: string, value: unknown): value is Value {
  if (value === null) return true;
  if (column === 'trust') return value === 0 || value === 1;
  if (column === 'held') return heldValues.some((held) => held === value);
  return numberColumns.has(column) ? Number.isSafeInteger(value) : typeof value === 'string';
}

function notOurs(line: number, why: string): UserError {
  return new UserError(`Line ${line} cannot be taken in: ${why}`, 'Give a file that `npm run feedback -- export` wrote.');
}
