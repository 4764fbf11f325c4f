import type { Root } from 'mdast';
import { withoutGuard } from '../../csv.ts';
import { explain } from '../../errors.ts';
import { parseArticleUrl } from '../../knowledge/article-id.ts';
import { type ImportedArticle, type ImportProblem, importedArticle } from '../imported-article.ts';
import { pathsOf } from '../paths-of.ts';
import { TooDeepError } from '../too-deep.ts';
import { shorten } from '../tree/addresses.ts';
import type { ColumnName } from './columns.ts';
import { readHtmlText } from './html.ts';
import { readMarkdownText } from './markdown.ts';

/** Phrasings of a question in one cell, each on a line or after a semicolon. */
const phrasingSeparator = /[\n;；]/;

/** A line that begins like an item of a list: `1、`, `（2）`, `•`. */
const ordered = /^\s*[（(]?(\d{1,2})\s*[、.．)）]\s*(?=\S)/;
const bulleted = /^\s*[•·●▪]\s*/;

/** A formula, which some programs write to CSV in place of its value; a cell of an export of ours has a guard before it. */
const formulaPattern = /^=(?:[a-z][a-z.]*\(|[a-z]{1,3}\d|\d|\()/i;

/** What a spreadsheet shows in place of a value. */
const errorPattern = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** One table of questions, its columns known. */
export interface QuestionTable {
  /** As messages name it: `faq.xlsx`, or `faq.xlsx, “Orders”`. */
  name: string;
  rows: readonly (readonly string[])[];
  /** Index of the header; rows before it are a title. */
  headerAt: number;
  columns: Partial<Record<ColumnName, number>> & Record<'question' | 'answer', number>;
  /** Whether a cell is merged with the one above it. */
  isBelow(row: number, column: number): boolean;
  /** Of rows that name none. */
  category: string | undefined;
}

/** Collects the questions of the tables of one file. */
export class QuestionRows {
  readonly articles: ImportedArticle[] = [];
  readonly problems: ImportProblem[] = [];
  readonly #file: string;
  /** Where each question is. */
  readonly #seen = new Map<string, { where: string; table: string; row: number; answer: string }>();

  /** @param file its name, without its folder */
  constructor(file: string) {
    this.#file = file;
  }

  /** @throws nothing for a row that cannot be used: it is a problem */
  add(table: QuestionTable): void {
    let last: ImportedArticle | undefined;
    for (let index = table.headerAt + 1; index < table.rows.length; index += 1) last = this.#addRow(table, index, last);
  }

  /** @returns the article that the row belongs to */
  #addRow(table: QuestionTable, index: number, last: ImportedArticle | undefined): ImportedArticle | undefined {
    const { columns } = table;
    const cells = table.rows[index] ?? [];
    const row = index + 1;
    const where = `${table.name}, row ${row}`;
    const cell = (column: ColumnName): string => withoutGuard(cells[columns[column] ?? -1] ?? '').trim();
    const isBelow = (column: 'question' | 'answer'): boolean => table.isBelow(index, columns[column]);
    const [question, answer] = [cell('question'), cell('answer')];
    if (question === '' && answer === '') return undefined;
    if (isBelow('question') && isBelow('answer')) return last;
    const fault = faultOf([cells[columns.question] ?? '', cells[columns.answer] ?? '']) ?? lackOf(question, answer);
    if (fault !== undefined) {
      this.problems.push({ where, message: fault });
      return undefined;
    }
    const key = question.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ');
    const other = this.#seen.get(key);
    if (other !== undefined) {
      const place = other.table === table.name ? `row ${other.row}` : other.where;
      const same =
        other.answer === answer ? 'with the same answer, so it was left out' : 'with another answer: put the two together';
      this.problems.push({ where, message: `“${question}” is asked in ${place} as well, ${same}.` });
      return last;
    }
    this.#seen.set(key, { where, table: table.name, row, answer });
    // Several questions beside one merged answer are phrasings of the first.
    if (isBelow('answer') && last !== undefined) {
      last.questions.push(question, ...phrasingsIn(cell('phrasings')));
      return last;
    }
    const body = this.#textOf(answer, where);
    if (body === undefined) return undefined;
    const article = importedArticle({
      source: `${this.#file}#${key}`,
      title: question,
      body,
      questions: phrasingsIn(cell('phrasings')),
      locale: cell('locale') || undefined,
      categories: [cell('category') || (table.category ?? '')].filter((category) => category !== ''),
      updated: dayOf(cell('updated')),
      slug: pathsOf(cell('address')).map((path) => parseArticleUrl(path)?.id)[0],
      oldPaths: pathsOf(cell('address')),
    });
    this.articles.push(article);
    return article;
  }

  #textOf(answer: string, where: string): Root | undefined {
    try {
      return isHtml(answer) ? readHtmlText(answer).body : readMarkdownText(asMarkdown(answer));
    } catch (error) {
      if (!(error instanceof TooDeepError)) throw error;
      this.problems.push({ where, message: explain(error) });
      return undefined;
    }
  }
}

function faultOf(cells: readonly string[]): string | undefined {
  const texts = cells.map((text) => text.trim());
  const formula = texts.find((text) => formulaPattern.test(text));
  if (formula !== undefined) return `“${shorten(formula)}” is a formula, not its value: save the table with values only.`;
  const error = texts.find((text) => errorPattern.test(text));
  return error === undefined ? undefined : `“${error}” is the error of a formula: correct it in the table.`;
}

function lackOf(question: string, answer: string): string | undefined {
  if (question === '') return 'There is an answer without a question.';
  return answer === '' ? `“${question}” has no answer.` : undefined;
}

function phrasingsIn(text: string): string[] {
  return text
    .split(phrasingSeparator)
    .map((phrasing) => phrasing.trim())
    .filter((phrasing) => phrasing !== '');
}

function isHtml(answer: string): boolean {
  return /<(?:p|br|div|ul|ol|li|table|img|a|strong|b|h[1-6])\b/i.test(answer);
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
