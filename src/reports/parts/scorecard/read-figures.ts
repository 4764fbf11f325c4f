import { z } from 'zod';
import { namedCsvRows } from '../../../csv-rows.ts';
import { UserError } from '../../../errors.ts';
import { dateField } from '../../../knowledge/fields.ts';
import { readIfExists } from '../../../knowledge/json-file.ts';

const whole = z
  .string()
  .regex(/^\d{1,12}$/, 'must be a whole number such as 1200')
  .transform(Number);

const hours = z
  .string()
  .regex(/^\d{1,9}(?:\.\d{1,3})?$/, 'must be a number such as 41.5')
  .transform(Number);

/** What only the operator's other systems know of a period; a row of figures.csv. */
const rowSchema = z
  .strictObject({
    from: dateField,
    to: dateField,
    /** Of the help centre. */
    visits: whole,
    /** Paying ones, on the first day. */
    customers: whole,
    /** Of these, how many used the service in the period. */
    active: whole,
    /** Of these, how many paid again. */
    renewed: whole,
    /** Visitors who became customers. */
    converted: whole,
    /** Customers of the first day who no longer are on the last. */
    lost: whole,
    /** Spent on questions by everybody. */
    handlingHours: hours,
  })
  // What is not a number is told by its own field, and is more than nothing.
  .refine(({ from, to }) => !(from > to), { path: ['to'], error: 'must not be before `from`' })
  .refine(({ customers, lost }) => !(lost > customers), { path: ['lost'], error: 'must not be more than `customers`' })
  .refine(({ customers, active }) => !(active > customers), { path: ['active'], error: 'must not be more than `customers`' })
  .refine(({ customers, renewed }) => !(renewed > customers), { path: ['renewed'], error: 'must not be more than `customers`' })
  .refine(({ visits, converted }) => !(converted > visits), { path: ['converted'], error: 'must not be more than `visits`' });

export type Figures = z.output<typeof rowSchema>;

export const figureColumns = [
  'from',
  'to',
  'visits',
  'customers',
  'active',
  'renewed',
  'converted',
  'lost',
  'handlingHours',
] as const satisfies readonly (keyof Figures)[];

/** Periods; more than a century of weeks. */
const maxRows = 6_000;

/**
 * The operator's figures, the earliest period first.
 *
 * @param file CSV (UTF-8) whose first line names the columns, in any order
 * @throws UserError with every fault and its line, when there is no such file or it cannot be used
 */
export async function readFigures(file: string): Promise<Figures[]> {
  const text = await readIfExists(file);
  if (text === undefined) throw new UserError(`There is no file \`${file}\`.`, 'Name a CSV of figures with --figures.');
  const { names, rows: data } = namedCsvRows(text, file);
  const faults = columnFaults(names);
  if (faults.length > 0) throw unusable(file, faults);
  if (data.length > maxRows) throw unusable(file, [`more than ${maxRows} rows`]);
  const rows = data.map(({ line, columns }) => ({ line, result: rowSchema.safeParse(columns) }));
  const wrong = rows.flatMap(({ line, result }) =>
    result.success
      ? []
      : result.error.issues.map((issue) => `line ${line}, ${issue.path.join('.') || 'columns'}: ${issue.message}`),
  );
  if (wrong.length > 0) throw unusable(file, wrong);
  const figures = rows.flatMap(({ result }) => (result.success ? [result.data] : [])).sort((a, b) => (a.from < b.from ? -1 : 1));
  const overlapping = figures.flatMap(({ from }, index) => {
    const before = figures[index - 1];
    return before !== undefined && before.to >= from ? [`the periods from ${before.from} and from ${from} overlap`] : [];
  });
  if (overlapping.length > 0) throw unusable(file, overlapping);
  return figures;
}

function columnFaults(fields: readonly string[]): string[] {
  const missing = figureColumns.filter((column) => !fields.includes(column));
  const unknown = fields.filter((field) => !figureColumns.some((column) => column === field));
  return [
    ...(missing.length === 0 ? [] : [`line 1: missing columns ${missing.join(', ')}`]),
    ...(unknown.length === 0 ? [] : [`line 1: unknown columns ${unknown.join(', ')}`]),
  ];
}

function unusable(file: string, faults: readonly string[]): UserError {
  const shown = faults.slice(0, maxFaults);
  const more = faults.length - shown.length;
  return new UserError(
    `\`${file}\` cannot be used:\n${shown.map((fault) => `  ${fault}`).join('\n')}${more > 0 ? `\n  and ${more} more` : ''}`,
    `The first line names the columns: ${figureColumns.join(',')}. Each further line is one period.`,
  );
}

const maxFaults = 20;
