import { z } from 'zod';
import { dateField, dayHoursField, idField, labelField, textField } from '../fields.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/** One way to reach a person. */
const channelSchema = z
  .strictObject({
    id: idField,
    kind: z.enum(['phone', 'mail', 'chat', 'social', 'form']),
    label: labelField,
    /** Number, mail address or account, as a person would read it out. */
    address: textField,
    /**
     * Where a tap leads: `tel:`, `mailto:` or `https:`; made from `address` for phone and mail. `{article}` and
     * `{query}` in it become the address of the article the reader comes from and the words they asked with.
     */
    url: z
      .string()
      .regex(/^(?:https:\/\/|tel:|mailto:)/, 'must begin with https://, tel: or mailto:')
      .optional(),
    /** Product ids it serves; left out: all. */
    products: z.array(idField).optional(),
    /** Locale ids it is answered in. */
    languages: z.array(idField).min(1),
    hours: z.strictObject({
      /** IANA time zone of the hours below. */
      zone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
      /** Opening hours by weekday; a day left out is closed. */
      weekly: z.partialRecord(weekday, dayHoursField),
      /** Days that differ: holidays (no hours) and make-up working days. */
      exceptions: z
        .array(z.strictObject({ date: dateField, hours: dayHoursField.default([]), note: labelField.optional() }))
        .default([]),
    }),
    /** Promised time to the first reply, in minutes of opening hours. */
    firstReplyMinutes: z.int().min(0),
  })
  .refine(({ kind, url }) => url !== undefined || kind === 'phone' || kind === 'mail', {
    path: ['url'],
    error: 'is needed: only phone and mail make their own link',
  });

/** `content/channels.yaml`: the ways to a person, the best first. */
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
