import { z } from 'zod';
import { dateField, dayHoursField, idField, labelField, textField } from '../fields.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** One way to contact support. */
const channelSchema = z
  .strictObject({
    id: idField,
    kind: z.enum(['phone', 'mail', 'chat', 'social', 'form']),
    label: labelField,
    /** Phone number, mail address or account, as shown to readers. */
    address: textField,
    /**
     * Link: `tel:`, `mailto:` or `https:`; derived from `address` for phone and mail. `{article}` and `{query}` are
     * replaced by the URL of the article the reader came from and by what they searched for.
     */
    url: z
      .string()
      .regex(/^(?:https:\/\/|tel:|mailto:)/, 'must start with https://, tel: or mailto:')
      .optional(),
    /** Ids of the products it supports; all when left out. */
    products: z.array(idField).optional(),
    /** Locales in which staff answer. */
    languages: z.array(idField).min(1),
    hours: z.strictObject({
      /** IANA time zone of the hours below. */
      zone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
      /** Opening hours by weekday; a missing day is closed. */
      weekly: z.partialRecord(weekday, dayHoursField),
      /** Days with different hours: holidays (no hours) and make-up working days. */
      exceptions: z
        .array(z.strictObject({ date: dateField, hours: dayHoursField.default([]), note: labelField.optional() }))
        .default([]),
    }),
    /** Promised time to the first reply, in minutes within opening hours. */
    firstReplyMinutes: z.int().min(0),
  })
  .refine(({ kind, url }) => url !== undefined || kind === 'phone' || kind === 'mail', {
    path: ['url'],
    error: 'is required for every kind except phone and mail',
  });

/** `content/channels.yaml`: ways to contact support, the preferred first. */
export const channelsSchema = z.array(channelSchema).min(1, 'must have at least one channel');

export type Channel = z.output<typeof channelSchema>;
export type Weekday = z.output<typeof weekday>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
