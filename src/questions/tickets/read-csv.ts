import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { withoutGuard } from '../../csv.ts';
import { UserError } from '../../errors.ts';
import { readText } from './encoding.ts';
import type { TicketRecord } from './fields.ts';

/** Characters of one ticket: a quotation mark that is never closed would swallow the rest of the file. */
const maxRecordLength = 4 * 1024 * 1024;

/**
 * Tickets of a CSV file whose first row names the columns, one at a time.
 *
 * @throws UserError that names the line at which the file stops being CSV
 */
export async function* readCsv(file: string): AsyncGenerator<TicketRecord> {
  let names: string[] | undefined;
  const delimiter = await findDelimiter(file);
  /** Last line of the last whole record. */
  let end = 0;
  // The loop below gets the error.
  const parser = pipeline(
    Readable.from(plainLines(readText(file))),
    parse({ delimiter, info: true, max_record_size: maxRecordLength, relax_column_count: true }),
    () => {},
  );
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // The parser counts the lines up to the end of the record.
      end = info.lines;
      if (record.length === 1 && record[0] === '') continue;
      if (names === undefined) names = record.map((name) => name.trim());
      else yield { line: end - record.join('').split('\n').length + 1, columns: toColumns(names, record) };
    }
  } catch (error) {
    throw error instanceof CsvError ? notCsv(file, error, end) : error;
  }
  if (names === undefined) throw new UserError(`${file} is empty.`, 'The first row names the columns.');
}

/** The parser names the line where it gave up; a quotation mark that is never closed is anywhere before. */
function notCsv(file: string, error: CsvError, end: number): UserError {
  const isOpen = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
  return new UserError(
    isOpen
      ? `${file}:${end + 1}: a row begins here whose quotation mark is never closed.`
      : `${file} is not CSV: ${error.message}.`,
    'Export it again, with text that holds commas, quotation marks or line breaks in quotation marks.',
    { cause: error },
  );
}

/** The columns that the first row names. */
export async function readCsvHeader(file: string): Promise<string[]> {
  for await (const { columns } of readCsv(file)) return Object.keys(columns);
  return [];
}

function toColumns(names: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, withoutGuard(cells[index] ?? '').trim()]));
}

/** Without a byte order mark, and with line ends of one kind, which files mix: the parser knows one, and counts lines by it. */
async function* plainLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + (isFirst ? chunk.replace(/^\ufeff/, '') : chunk);
    isFirst = false;
    // The line feed may be in the next chunk.
    rest = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - rest.length).replaceAll(/\r\n?/g, '\n');
  }
  if (rest !== '') yield '\n';
}

/** The one that the first line has most of. */
async function findDelimiter(file: string): Promise<string> {
  let head = '';
  for await (const chunk of readText(file)) {
    head += chunk;
    if (head.includes('\n') || head.length > maxRecordLength) break;
  }
  const [first = ''] = head.split(/\r?\n/, 1);
  const count = (delimiter: string): number => first.split(delimiter).length;
  return [',', '\t', ';', '|'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
