import { z } from 'zod';
import { csvLine } from '../../csv.ts';
import type { Value } from '../../store/store.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';

/** Lists of the report by the name of their file: a new one is one more line. */
const tables = {
  articles: 'articles',
  'unassigned-votes': 'votes.unassigned',
  surges: 'votes.surges',
  coverage: 'coverage.rows',
  gaps: 'coverage.gaps',
  staleness: 'staleness',
  'search-weeks': 'searches.weeks',
  'search-categories': 'searches.categories',
  'search-words': 'searches.words',
  questions: 'searches.questions',
  reasons: 'comments.reasons',
  'article-reasons': 'comments.articles',
  comments: 'comments.texts',
  'survey-weeks': 'surveys.weeks',
  'survey-locales': 'surveys.locales',
  'survey-articles': 'surveys.articles',
  'survey-comments': 'surveys.texts',
} as const satisfies Record<string, string>;

/**
 * Every list as a table of its own, harmless in a spreadsheet, whole also where a page shows the first rows only.
 * Columns are named after the fields of `report.json`, `current.learners.helpful`, and are there without any row.
 */
export function renderCsv(report: Report): RenderedFile[] {
  return Object.entries(tables).map(([name, path]) => {
    const rows = pathOf(report, path.split('.')) as readonly object[];
    const columns = columnsOf(itemSchema(path));
    const lines = [columns.map((column) => column.join('.')), ...rows.map((row) => columns.map((column) => cellOf(row, column)))];
    // Spreadsheets know UTF-8 by the mark in front.
    return { path: `csv/${name}.csv`, text: `\ufeff${lines.map((line) => `${csvLine(line)}\r\n`).join('')}` };
  });
}

/** The part of JSON Schema that the report's schema is made of. */
interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const schema = z.toJSONSchema(reportSchema) as Schema;

function itemSchema(path: string): Schema {
  const list = path.split('.').reduce<Schema | undefined>((at, name) => at?.properties?.[name], schema);
  if (list?.items === undefined) throw new Error(`The report has no list ${path}.`);
  return list.items;
}

/** Names that lead to each value below a schema, in its order; what may be of several shapes has the fields of all. */
function columnsOf({ properties, anyOf, oneOf }: Schema, above: readonly string[] = []): string[][] {
  const shapes = anyOf ?? oneOf;
  const found =
    properties === undefined
      ? (shapes ?? []).filter(({ type }) => type !== 'null').flatMap((shape) => columnsOf(shape, above))
      : Object.entries(properties).flatMap(([name, field]) => columnsOf(field, [...above, name]));
  const columns = found.length === 0 ? [[...above]] : found;
  return [...new Map(columns.map((column) => [column.join('.'), column])).values()];
}

function pathOf(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], value);
}

/** Lists of words are one cell; what has fields of its own in a list stays JSON. */
function cellOf(row: object, column: readonly string[]): Value {
  const value = pathOf(row, column);
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return JSON.stringify(value);
}
