import { z } from 'zod';
import { dateField, dayHoursField, idField, labelField, textField } from '../fields.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const maxHolidayDays = 60;

/** Days off that all channels share, with the working days that make up for them. */
const holidaySchema = z
  .strictObject({
    name: labelField,
    /** First day. */
    from: dateField,
    /** Last day; the first one when left out. */
    to: dateField.optional(),
    /** Days off by the week on which people work nevertheless, with the hours of the weekday `as`. */
    workdays: z
      .array(z.strictObject({ date: dateField, as: weekday.default('mon') }))
      .max(20, 'must be at most 20 days')
      .default([]),
  })
  .refine(({ from, to = from }) => to >= from, { path: ['to'], error: 'must not be before `from`', abort: true })
  .refine(({ from, to = from }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < maxHolidayDays, {
    path: ['to'],
    error: `must be less than ${maxHolidayDays} days after \`from\``,
  });

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
    /** Words on its button; by default what its kind is used for: `Start a chat`. */
    button: labelField.optional(),
    /** A sentence about it, for the contact page. */
    description: labelField.optional(),
    /**
     * What a phone scans to get there: the text of a QR code, such as an address, which the build draws; or the path of a
     * picture of content/media/, such as `/media/wechat.png`.
     */
    qr: textField.max(400, 'must be at most 400 characters').optional(),
    /** Ids of the products it supports; all when left out. */
    products: z.array(idField).optional(),
    /** Locales in which staff answer. */
    languages: z.array(idField).min(1),
    hours: z.strictObject({
      /** IANA time zone of the hours below. */
      zone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai'),
      /** Opening hours by weekday; a missing day is closed. */
      weekly: z.partialRecord(weekday, dayHoursField),
      /** Opening hours on the holidays of the file; closed when left out. */
      holidays: dayHoursField.default([]),
      /** Days with other hours than the weekly ones and the holidays', for this channel alone. */
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

const channelList = z.array(channelSchema).min(1, 'must have at least one channel');

/** `content/channels.yaml`: ways to contact support. */
export const channelsSchema = z.strictObject({
  /** Days off that hold for every channel. */
  holidays: z.array(holidaySchema).max(200, 'must be at most 200; remove those that are over').default([]),
  /** What readers should have at hand, shown on the contact page. */
  prepare: z.array(labelField).default([]),
  /** A warning on the contact page, such as how to recognise impostors. */
  notice: z
    .strictObject({
      label: labelField,
      description: labelField,
      /** Id of the article that says more. */
      article: idField.optional(),
    })
    .optional(),
  /** The preferred first. */
  channels: channelList,
});

/** A file that is only the list of channels. */
export const channelListSchema = channelList.transform((channels): ContactData => ({ holidays: [], prepare: [], channels }));

export type ContactData = z.output<typeof channelsSchema>;
export type Channel = z.output<typeof channelSchema>;
export type Holiday = z.output<typeof holidaySchema>;
export type Weekday = z.output<typeof weekday>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
