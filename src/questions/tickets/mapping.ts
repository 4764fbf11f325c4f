import { z } from 'zod';
import type { Finding } from '../../findings/finding.ts';
import { validateSource } from '../../knowledge/files/validate-source.ts';
import { parseYaml } from '../../knowledge/files/yaml-source.ts';
import { type TicketField, ticketFields, translatedFields } from './fields.ts';

const text = z.string().min(1).max(200);

const translations = z.record(text, z.union([text, z.number().transform(String), z.null()]));

const zone = z.string().refine(isZone, 'is not a time zone, such as Asia/Shanghai');

/** How the columns and values of a ticket export are understood. */
export const mappingSchema = z.strictObject({
  system: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60)
    .optional()
    .describe('Where the tickets come from, such as `zendesk-2025`; their ids are unique in it. Default: the format.'),
  zone: zone.optional().describe('Zone of times without one.'),
  dates: z.enum(['day-first', 'month-first']).optional().describe('How 03/04/2025 is meant; years written first need nothing.'),
  locale: text.optional().describe('Of tickets that do not say theirs. Default: the first of site.yaml.'),
  channel: text.optional().describe('Of tickets that do not say theirs: the id of a channel. Default: form.'),
  columns: z.record(text, z.enum(ticketFields)).default({}).describe('What each column of the export is.'),
  values: z
    .strictObject(Object.fromEntries(translatedFields.map((field) => [field, translations.optional()])))
    .default({})
    .describe('What the values of a field are here; `~` leaves the field out, and `"*"` stands for all others.'),
});

export type Mapping = z.output<typeof mappingSchema>;

export const emptyMapping: Mapping = mappingSchema.parse({});

/** @param file name for the findings */
export function readMapping(file: string, source: string): { mapping: Mapping } | { findings: Finding[] } {
  const parsed = parseYaml(file, source);
  if ('findings' in parsed) return parsed;
  const validated = validateSource(mappingSchema, { ...parsed.source, data: parsed.source.data ?? {} });
  return 'data' in validated ? { mapping: validated.data } : { findings: validated.findings };
}

/** The columns of each field, those of the mapping file before those of the format. */
export function columnsByField(
  own: Mapping['columns'],
  defaults: Readonly<Record<string, TicketField>>,
): ReadonlyMap<TicketField, readonly string[]> {
  const columns = new Map<TicketField, string[]>();
  const add = (column: string, field: TicketField): void => {
    columns.set(field, [...(columns.get(field) ?? []), column]);
  };
  for (const [column, field] of Object.entries(own)) add(column, field);
  for (const [column, field] of Object.entries(defaults)) if (!Object.hasOwn(own, column)) add(column, field);
  return columns;
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
