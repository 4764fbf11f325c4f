import { z } from 'zod';
import { emptyField, honeypotField, localeField, requestIdField } from '../endpoint/fields.ts';
import { idField } from '../knowledge/fields.ts';
import { plainText } from '../privacy/clean-text.ts';
import { maxContactLength, maxQuestionLength } from '../readers/limits.ts';

/** A text that must say something. */
export const writtenText = z
  .string()
  .max(maxQuestionLength)
  .transform(plainText)
  .refine((text) => /[^\p{C}\s]/u.test(text));

const shortText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .transform((text) => plainText(text).replaceAll(/\s+/g, ' ').trim() || undefined)
    .optional();

const id = z.union([idField.max(200), emptyField]).optional();

/** Body of `POST /api/questions`. */
export const questionSchema = z.strictObject({
  id: requestIdField,
  locale: localeField,
  text: writtenText,
  /** Proposed by the page from the text, or chosen by the asker. */
  category: id,
  product: id,
  /** The way it came, if not by the form. */
  channel: id,
  /** Article that the asker came from, and what they searched for. */
  article: id,
  query: shortText(200),
  order: shortText(60),
  /** Mail address or phone number for the reply. */
  contact: shortText(maxContactLength).refine((contact) => contact === undefined || contactKind(contact) !== undefined),
  /** When to call, as an instant, or as a time on the service's clocks from a form. */
  callBackAt: z.union([z.iso.datetime({ offset: true }), z.iso.datetime({ local: true }), emptyField]).optional(),
  /** Whether replies go to the mail address, too. */
  mail: z.union([z.literal('yes'), emptyField]).optional(),
  website: honeypotField,
});

/** What a form sends, or a mail says: that alone has a Message-ID. */
export type SentQuestion = z.output<typeof questionSchema> & { messageId?: string | undefined };

/** What is sealed of a question. */
export interface SealedQuestion {
  text: string;
  reference: string;
  query?: string | undefined;
  order?: string | undefined;
  contact?: string | undefined;
  /** Whether they want replies by mail. */
  mail?: boolean | undefined;
  /** Of the mail that it came by, so that replies stay in its thread. */
  messageId?: string | undefined;
}

/** @returns `undefined` for text that is neither a mail address nor a phone number */
export function contactKind(contact: string): 'mail' | 'phone' | undefined {
  if (z.email().safeParse(contact).success) return 'mail';
  const digits = contact.replaceAll(/[\s()+.-]/g, '');
  return /^\d{5,20}$/.test(digits) ? 'phone' : undefined;
}

/** The same text for every way of writing a contact. */
export function foldContact(contact: string): string {
  if (contactKind(contact) === 'mail') return contact.toLowerCase();
  const digits = contact.replaceAll(/\D/g, '');
  // China's country code is often left out.
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

/** A contact as a page shows it: enough for its owner to recognise it, `l***@example.com`, `138****7788`. */
export function maskContact(contact: string): string {
  if (contactKind(contact) === 'mail') return contact.replace(/^(.)[^@]*/u, '$1***');
  const symbols = [...contact.replaceAll(/\s/g, '')];
  return [...symbols.slice(0, 3), '****', ...symbols.slice(-Math.min(4, Math.max(0, symbols.length - 5)))].join('');
}
