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
  // The loop below gets the error.
  const parser = pipeline(
    Readable.from(withoutMark(readText(file))),
    parse({ delimiter, info: true, max_record_size: maxRecordLength, relax_column_count: true, skip_empty_lines: true }),
    () => {},
  );
  try {
    let line = 1;
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (names === undefined) names = record.map((name) => name.trim());
      else yield { line, columns: toColumns(names, record) };
      // Those that the parser has read so far.
      line = info.lines + 1;
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new UserError(
        `${file} is not CSV: ${error.message}.`,
        'Export it again, with text that holds commas, quotation marks or line breaks in quotation marks.',
        { cause: error },
      );
    throw error;
  }
  if (names === undefined) throw new UserError(`${file} is empty.`, 'The first row names the columns.');
}

/** The columns that the first row names. */
export async function readCsvHeader(file: string): Promise<string[]> {
  for await (const { columns } of readCsv(file)) return Object.keys(columns);
  return [];
}

function toColumns(names: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, index) => [name, withoutGuard(cells[index] ?? '').trim()]));
}

async function* withoutMark(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let isFirst = true;
  for await (const chunk of chunks) {
    yield isFirst ? chunk.replace(/^\ufeff/, '') : chunk;
    isFirst = false;
  }
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
