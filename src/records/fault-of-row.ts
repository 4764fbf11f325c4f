import { type Column, exportedColumns, type ImportedRow, type Table } from '../store/table.ts';

/**
 * What is wrong with an imported row, with the column and the value; `undefined` when nothing is. The database would not
 * reject every fault: SQLite stores text in a number column, which makes every later sum wrong.
 */
export function faultOfRow(table: Table, row: ImportedRow): string | undefined {
  const columns = exportedColumns(table);
  const unknown = Object.keys(row).find((name) => !columns.includes(name));
  if (unknown !== undefined) return `\`${table.name}\` has no column \`${unknown}\`.`;
  for (const name of columns) {
    const column = table.columns[name];
    const expected = column && expectedOf(column, row[name]);
    if (expected === undefined) continue;
    if (row[name] === undefined) return `column \`${name}\` of \`${table.name}\` is missing.`;
    return `column \`${name}\` of \`${table.name}\` is ${shorten(JSON.stringify(row[name]))}; it must be ${expected}.`;
  }
  return undefined;
}

function shorten(value: string): string {
  return value.length > 80 ? `${value.slice(0, 79)}…` : value;
}

/** What the column accepts, in words; `undefined` when it accepts the value. */
function expectedOf({ type, isNullable, values }: Column, value: unknown): string | undefined {
  if (value === null && isNullable) return undefined;
  const isOfType = type === 'TEXT' ? typeof value === 'string' : isWhole(value, type === 'INTEGER' ? 2 ** 31 : 2 ** 53);
  if (values === undefined ? isOfType : values.some((each) => each === value)) return undefined;
  const kind = type === 'TEXT' ? 'text' : `a ${type === 'INTEGER' ? '32-bit ' : ''}whole number`;
  const allowed = values === undefined ? kind : `one of ${values.map((each) => JSON.stringify(each)).join(', ')}`;
  return isNullable ? `${allowed}, or null` : allowed;
}

function isWhole(value: unknown, limit: number): boolean {
  return Number.isSafeInteger(value) && Number(value) < limit && Number(value) >= -limit;
}
