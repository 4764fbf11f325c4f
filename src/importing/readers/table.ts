import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { csvRows } from '../../csv-rows.ts';
import { UserError } from '../../errors.ts';
import type { ReadSource } from '../imported-article.ts';
import { type ColumnName, columnNames, findColumns } from './columns.ts';
import { decodeText } from './decode.ts';
import { spreadMerged } from './merged-cells.ts';
import { QuestionRows, type QuestionTable } from './question-rows.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

/** A header further down is none: titles are short. */
const maxTitleRows = 10;

export type NamedColumns = Partial<Record<ColumnName, string>>;

/**
 * Reads questions and answers from a spreadsheet: CSV, or all sheets of an Excel file that have them.
 *
 * @throws UserError when there is no column of questions or answers, or the file is not a table
 */
export async function readTable(file: string, named: NamedColumns): Promise<ReadSource> {
  const name = basename(file);
  const sheets = file.toLowerCase().endsWith('.xlsx') ? await readWorkbook(file) : [await readCsv(file)];
  const filled = sheets.filter(({ rows }) => rows.some((cells) => cells.some((cell) => cell.trim() !== '')));
  if (filled.length === 0) throw new UserError(`${name} is empty.`, 'It needs a column of questions and one of answers.');
  const tables = filled.map((sheet) => ({ sheet, header: findHeader(sheet, named) }));
  const isOneOfSeveral = tables.filter(({ header }) => header !== undefined).length > 1;
  const found = new QuestionRows(name);
  const without: Sheet[] = [];
  for (const { sheet, header } of tables) {
    if (header === undefined) without.push(sheet);
    else
      found.add({
        ...header,
        name: isOneOfSeveral ? `${name}, “${sheet.name}”` : name,
        rows: sheet.rows,
        isBelow: spreadMerged(sheet.rows, sheet.merged),
        category: isOneOfSeveral ? sheet.name : undefined,
      });
  }
  if (without.length === tables.length) throw columnsMissing(name, filled[0]?.rows ?? [], named);
  const left = without.map((sheet) => ({
    where: `${name}, “${sheet.name}”`,
    message: 'The sheet has no columns for questions and answers, so nothing of it was imported.',
  }));
  return { articles: found.articles, problems: [...found.problems, ...left] };
}

type Header = Pick<QuestionTable, 'headerAt' | 'columns'>;

/** The first row that names a column of questions and one of answers. */
function findHeader({ rows }: Sheet, named: NamedColumns): Header | undefined {
  for (const [headerAt, cells] of rows.slice(0, maxTitleRows + 1).entries()) {
    const { question, answer, ...others } = findColumns(cells, named);
    if (question !== undefined && answer !== undefined) return { headerAt, columns: { question, answer, ...others } };
  }
  return undefined;
}

async function readCsv(file: string): Promise<Sheet> {
  const text = decodeText(await readFile(file), file);
  // Rows keep their numbers, so empty ones stay.
  return { name: '', rows: csvRows(text, file).map(({ cells }) => cells), merged: [] };
}

function columnsMissing(name: string, rows: readonly (readonly string[])[], named: NamedColumns): UserError {
  const header = rows.find((cells) => cells.some((cell) => cell.trim() !== '')) ?? [];
  const found = findColumns(header, named);
  const missing = (['question', 'answer'] as const).filter((column) => found[column] === undefined);
  const cells = header.filter((cell) => cell.trim() !== '').map((cell) => `“${cell}”`);
  return new UserError(
    `${name} has no column for ${missing.map((column) => `the ${column}`).join(' and ')}; its first row is ${cells.join(', ')}.`,
    `Name the columns: --columns "question=…, answer=…". Columns can be ${columnNames.join(', ')}.`,
  );
}
