import { CsvError, parse } from 'csv-parse/sync';
import { UserError } from './errors.ts';

/** One row of a table; cells may span several lines. */
export interface CsvRow {
  /** Where it begins in the file, from 1. */
  line: number;
  cells: string[];
}

const delimiters = [',', '\t', ';', '|'];

/**
 * All rows of a CSV text, empty ones included, with the delimiter that its first line has most of. For files that fit into
 * memory; `questions/tickets/read-csv.ts` reads others.
 *
 * @param file as messages name it
 * @throws UserError when a quotation mark is never closed
 */
export function csvRows(text: string, file: string): CsvRow[] {
  const plain = text.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n');
  const first = plain.split('\n', 1)[0] ?? '';
  const count = (delimiter: string): number => first.split(delimiter).length;
  const delimiter = delimiters.toSorted((a, b) => count(b) - count(a))[0] ?? ',';
  try {
    return parseRows(plain, delimiter);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lineAfter(plain, delimiter, Number(error['records']));
    throw new UserError(
      `${file}:${line}: a row begins here whose quotation mark is never closed.`,
      'Close it, or export the table again, as CSV in UTF-8.',
      { cause: error },
    );
  }
}

function parseRows(text: string, delimiter: string, to?: number): CsvRow[] {
  const options = { delimiter, info: true, relax_column_count: true, relax_quotes: true, ...(to !== undefined && { to }) };
  const records = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({
    // The parser counts the lines up to the end of the record.
    line: info.lines - record.join('').split('\n').length + 1,
    cells: record,
  }));
}

/** The line after so many rows: the parser itself only names the last line of the text. */
function lineAfter(text: string, delimiter: string, rows: number): number {
  const last = rows === 0 ? undefined : parseRows(text, delimiter, rows).at(-1);
  return last === undefined ? 1 : last.line + last.cells.join('').split('\n').length;
}

/** Name of what stands beyond the last column; a comma within a number brings it about. */
const unnamed = '(beyond the last column)';

export interface NamedRow {
  line: number;
  columns: Record<string, string>;
}

/**
 * Rows by the names in the first one, without empty rows; all trimmed.
 *
 * @returns no names for an empty file
 * @throws UserError as `csvRows`
 */
export function namedCsvRows(text: string, file: string): { names: string[]; rows: NamedRow[] } {
  const [header, ...rest] = csvRows(text, file).map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) }));
  const names = header?.cells ?? [];
  const rows = rest
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(({ line, cells }) => ({
      line,
      columns: Object.fromEntries(cells.map((cell, index) => [names[index] ?? unnamed, cell])),
    }));
  return { names, rows };
}
