import { z } from 'zod';

/** Fields shared by several schemas. */

/** Lower-case ASCII letters, digits and single hyphens: safe in URLs, file names and shell commands. */
export const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const idField = z.string().regex(idPattern, 'must consist of a-z, 0-9 and single hyphens, such as `refund-a-course`');

/** A calendar day without a time zone, `2026-11-20`. Days compare as strings. */
export const dateField = z.iso.date('must be a day written as 2026-11-20');

/**
 * One line of text. Control characters and line breaks would corrupt feeds, terminals and Markdown copies. The length is
 * limited because an article may show the same text many times.
 */
export const textField = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(2_000, 'must be at most 2000 characters')
  .refine(
    (text) => text.isWellFormed() && !/[\p{Cc}\ufffe\uffff]/u.test(text),
    'must be one line of text without control characters',
  );

/** `checkOperatorFiles` checks that it exists in every locale of site.yaml. */
export const labelField = z.record(idField, textField).describe('A text for each locale of site.yaml.');

export type Label = z.output<typeof labelField>;

/** `09:00-18:00` on the 24-hour clock; `24:00` is the end of the day. `22:00-02:00` ends on the next day. */
const timeSpan = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be opening hours written as 09:00-18:00')
  .refine((span) => {
    const { from, to } = spanMinutes(span);
    // Longer nights are more likely two times in the wrong order.
    return to <= minutesPerDay || to - from <= minutesPerDay / 2;
  }, 'must end after it begins; hours past midnight may last 12 hours at most');

const minutesPerDay = 24 * 60;

/**
 * First and last minute of opening hours such as `09:00-18:00`, counted from the midnight on which the day begins.
 * After an end beyond midnight `to` is greater than 1440.
 */
export function spanMinutes(span: string): { from: number; to: number } {
  const at = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const from = at(span.slice(0, 5));
  const to = at(span.slice(6));
  return { from, to: to <= from ? to + minutesPerDay : to };
}

/** Opening hours of one day; empty when closed. */
export const dayHoursField = z.array(timeSpan).max(12, 'must be at most 12 spans');

export const severityField = z.enum(['low', 'medium', 'high']);

export type ServiceSeverity = z.output<typeof severityField>;
