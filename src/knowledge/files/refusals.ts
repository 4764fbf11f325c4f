import type { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import { fieldName } from '../field-name.ts';
import { dateField, idField } from '../fields.ts';

interface Refusal {
  message: string;
  hint: string;
}

/**
 * Why a value of the right type is refused.
 *
 * @param schema of the field, if it is known
 */
export function describeRefusal(issue: z.core.$ZodIssue, value: unknown, schema: z.ZodType | undefined): Refusal {
  const name = subject(issue.path);
  if (issue.code === 'too_big' || issue.code === 'too_small') return describeSize(issue, value, name);
  const reason = issue.message.replace(/\.$/, '');
  if (value === undefined) return { message: `${name} ${reason}.`, hint: `Add \`${leafOf(issue.path)}\`.` };
  if (!reason.startsWith('must ')) return { message: `${name} ${reason}.`, hint: `Remove \`${leafOf(issue.path)}\`.` };
  return {
    message: `${name} cannot be ${show(value)}.${didYouMean(suggestionFor(value, schema))}`,
    hint: isField(schema, dateField) && isWrittenAsDay(value) ? 'There is no such day; correct it.' : `It ${reason}.`,
  };
}

type SizeIssue = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall;

function describeSize(issue: SizeIssue, value: unknown, name: string): Refusal {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const isBig = issue.code === 'too_big';
  if (typeof value === 'number') {
    const bound = `${isBig ? 'at most' : issue.inclusive === false ? 'more than' : 'at least'} ${limit}`;
    return { message: `${name} is \`${value}\`, but must be ${bound}.`, hint: `Write a number of ${bound}.` };
  }
  const message = `${name} ${issue.message.replace(/\.$/, '')}, but is ${show(value)}.`;
  if (typeof value === 'string')
    return {
      message,
      hint: isBig ? `Shorten it by ${plural(value.length - limit, 'character')}.` : 'Write the text, in quotes if need be.',
    };
  const count = Array.isArray(value) ? value.length : 0;
  return { message, hint: isBig ? `Remove ${count - limit} of them.` : `List at least ${limit}.` };
}

/** A field that is described is a copy with the same definition. */
function isField(schema: z.ZodType | undefined, field: z.ZodType): boolean {
  return schema?.def === field.def;
}

function isWrittenAsDay(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** What the writer most likely meant by a day or an id. */
function suggestionFor(value: unknown, schema: z.ZodType | undefined): string | undefined {
  if (typeof value !== 'string' || value.length > 100) return undefined;
  if (isField(schema, dateField)) {
    const [, year = '', month = '', day = ''] = /^(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D?$/.exec(value.trim()) ?? [];
    const guess = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return guess !== value && dateField.safeParse(guess).success ? guess : undefined;
  }
  if (!isField(schema, idField)) return undefined;
  const isList = /[,，、]/.test(value);
  const guess = value
    .toLowerCase()
    .split(isList ? /[,，、]/ : /[\s_-]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(isList ? ', ' : '-');
  return guess.split(', ').every((id) => idField.safeParse(id).success) ? guess : undefined;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** A field as messages begin with it. */
export function subject(path: readonly PropertyKey[]): string {
  return path.length === 0 ? 'The file' : `\`${fieldName(path)}\``;
}

/** A value as the writer would recognise it, shortened when it is long. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function leafOf(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === 'string') ?? '');
}
