import { z } from 'zod';
import { csvLine } from '../../csv.ts';
import type { Value } from '../../store/store.ts';
import type { ReportPart } from '../part.ts';
import { parts } from '../parts/index.ts';
import { type Report, reportSchema } from '../report-schema.ts';
import type { RenderedFile } from './index.ts';

const tables = (parts as readonly ReportPart[]).flatMap((part) => Object.entries(part.tables ?? {}));

/**
 * One file per table, with all rows, safe to open in a spreadsheet. Columns are named after the fields of report.json,
 * such as `current.learners.helpful`, and are written even without rows.
 */
export function* renderCsv(report: Report): Generator<RenderedFile> {
  for (const [name, path] of tables) {
    const rows = pathOf(report, path.split('.')) as readonly object[];
    const columns = columnsOf(itemSchema(path));
    const lines = [columns.map((column) => column.join('.')), ...rows.map((row) => columns.map((column) => cellOf(row, column)))];
    // The byte order mark tells spreadsheets that this is UTF-8.
    yield {
      path: `csv/${report.simulated === null ? '' : 'simulated-'}${name}.csv`,
      text: `\ufeff${lines.map((line) => `${csvLine(line)}\r\n`).join('')}`,
    };
  }
}

/** The subset of JSON Schema that the report's schema uses. */
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

/** Paths of the values below a schema, in its order; a union has the fields of all its members. */
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

/** A list of strings is joined in one cell; a list of objects stays JSON. */
function cellOf(row: object, column: readonly string[]): Value {
  const value = pathOf(row, column);
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  return JSON.stringify(value);
}
