import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Root } from 'mdast';
import { withoutGuard } from '../../csv.ts';
import { csvRows } from '../../csv-rows.ts';
import { explain, UserError } from '../../errors.ts';
import { parseArticleUrl } from '../../knowledge/article-id.ts';
import { type ImportedArticle, type ImportProblem, importedArticle, type ReadSource } from '../imported-article.ts';
import { pathsOf } from '../paths-of.ts';
import { TooDeepError } from '../too-deep.ts';
import { shorten } from '../tree/addresses.ts';
import { assertSmallArchive } from './archive.ts';
import { type ColumnName, columnNames, findColumns } from './columns.ts';
import { decodeText } from './decode.ts';
import { readHtmlText } from './html.ts';
import { readMarkdownText } from './markdown.ts';

/** Phrasings of a question in one cell, each on a line or after a semicolon. */
const phrasingSeparator = /[\n;；]/;

/** A line that begins like an item of a list: `1、`, `（2）`, `•`. */
const ordered = /^\s*[（(]?(\d{1,2})\s*[、.．)）]\s*(?=\S)/;
const bulleted = /^\s*[•·●▪]\s*/;

/** A formula, which some programs write to CSV in place of its value; a cell of an export of ours has a guard before it. */
const formulaPattern = /^=(?:[a-z][a-z.]*\(|[a-z]{1,3}\d|\d|\()/i;

export type NamedColumns = Partial<Record<ColumnName, string>>;

/**
 * Reads questions and answers from a spreadsheet: CSV, or the first sheet of an Excel file.
 *
 * @throws UserError when there is no column of questions or answers, or the file is not a table
 */
export async function readTable(file: string, named: NamedColumns): Promise<ReadSource> {
  const rows = file.toLowerCase().endsWith('.xlsx') ? await readWorkbook(file) : await readCsv(file);
  const name = basename(file);
  const [header = [], ...data] = rows;
  const columns = findColumns(header, named);
  const { question: questionAt, answer: answerAt } = columns;
  if (questionAt === undefined || answerAt === undefined) throw columnsMissing(name, header, columns);
  const articles: ImportedArticle[] = [];
  const problems: ImportProblem[] = [];
  /** Row of each question. */
  const seen = new Map<string, { row: number; answer: string }>();
  for (const [index, cells] of data.entries()) {
    const row = index + 2;
    const cell = (column: ColumnName): string => withoutGuard(cells[columns[column] ?? -1] ?? '').trim();
    const [question, answer] = [cell('question'), cell('answer')];
    const where = `${name}, row ${row}`;
    if (question === '' && answer === '') continue;
    const formula = [questionAt, answerAt].map((at) => cells[at]?.trim() ?? '').find((text) => formulaPattern.test(text));
    if (formula !== undefined) {
      problems.push({ where, message: `“${shorten(formula)}” is a formula, not its value: save the table with values only.` });
      continue;
    }
    if (question === '' || answer === '') {
      problems.push({
        where,
        message: question === '' ? 'There is an answer without a question.' : `“${question}” has no answer.`,
      });
      continue;
    }
    const key = question.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    const other = seen.get(key);
    if (other !== undefined) {
      const same =
        other.answer === answer ? 'with the same answer, so it was left out' : 'with another answer: put the two together';
      problems.push({ where, message: `“${question}” is asked in row ${other.row} as well, ${same}.` });
      continue;
    }
    seen.set(key, { row, answer });
    const body = textOrProblem(answer, where, problems);
    if (body === undefined) continue;
    articles.push(
      importedArticle({
        source: `${name}#${key}`,
        title: question,
        body,
        questions: cell('phrasings')
          .split(phrasingSeparator)
          .map((phrasing) => phrasing.trim())
          .filter((phrasing) => phrasing !== ''),
        locale: cell('locale') || undefined,
        categories: [cell('category')].filter((category) => category !== ''),
        updated: dayOf(cell('updated')),
        slug: pathsOf(cell('address')).map((path) => parseArticleUrl(path)?.id)[0],
        oldPaths: pathsOf(cell('address')),
      }),
    );
  }
  return { articles, problems };
}

function textOrProblem(answer: string, where: string, problems: ImportProblem[]): Root | undefined {
  try {
    return isHtml(answer) ? readHtmlText(answer).body : readMarkdownText(asMarkdown(answer));
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    problems.push({ where, message: explain(error) });
    return undefined;
  }
}

function isHtml(answer: string): boolean {
  return /<(?:p|br|div|ul|ol|li|table|img|a|strong|b|h[1-6])\b/i.test(answer);
}

async function readCsv(file: string): Promise<string[][]> {
  const text = decodeText(await readFile(file), file);
  // Rows keep their numbers, so empty ones stay.
  return csvRows(text, file).map(({ cells }) => cells);
}

async function readWorkbook(file: string): Promise<string[][]> {
  await assertSmallArchive(file);
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(file);
    return rows.map((row) => row.map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))));
  } catch (cause) {
    throw new UserError(`${file} cannot be read as an Excel workbook.`, 'Save it as .xlsx or as CSV in UTF-8.', { cause });
  }
}

function columnsMissing(name: string, header: readonly string[], found: Partial<Record<ColumnName, number>>): UserError {
  const missing = (['question', 'answer'] as const).filter((column) => found[column] === undefined);
  return new UserError(
    `${name} has no column for ${missing.map((column) => `the ${column}`).join(' and ')}; its first row is ${header.map((cell) => `“${cell}”`).join(', ') || 'empty'}.`,
    `Name the columns: --columns "question=…, answer=…". Columns can be ${columnNames.join(', ')}.`,
  );
}

/** Plain text of a cell: a line break stays one, and what looks like a list is one. */
function asMarkdown(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(ordered, '$1. ').replace(bulleted, '- ').trim())
    .map((line, index, lines) => (isItem(line) === isItem(lines[index - 1] ?? '') && isItem(line) ? line : `\n${line}`))
    .join('\n');
}

function isItem(line: string): boolean {
  return /^(?:\d+\.|-) /.test(line);
}

/** `undefined` for what is not a date, such as `last week`. */
function dayOf(text: string): string | undefined {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})/.exec(text) ?? [];
  return year === undefined ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
