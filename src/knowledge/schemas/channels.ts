import { z } from 'zod';
import { dateField, dayHoursField, idField, labelField, textField } from '../fields.ts';
import { wordsOutFields } from './question-rules.ts';

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const maxHolidayDays = 60;

/** Days off that all channels share, with the working days that make up for them. */
export const holidaySchema = z
  .strictObject({
    name: labelField,
    from: dateField.describe('First day.'),
    to: dateField.optional().describe('Last day; the first one when left out.'),
    workdays: z
      .array(z.strictObject({ date: dateField, as: weekday.default('mon') }))
      .max(20, 'must be at most 20 days')
      .default([])
      .describe('Days off by the week on which people work nevertheless, with the hours of the weekday `as`.'),
  })
  .refine(({ from, to = from }) => to >= from, { path: ['to'], error: 'must not be before `from`', abort: true })
  .refine(({ from, to = from }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 < maxHolidayDays, {
    path: ['to'],
    error: `must be less than ${maxHolidayDays} days after \`from\``,
  });

export const hoursSchema = z.strictObject({
  zone: z.string().refine(isTimeZone, 'must be a time zone such as Asia/Shanghai').describe('IANA time zone of the hours below.'),
  weekly: z.partialRecord(weekday, dayHoursField).describe('Opening hours by weekday; a missing day is closed.'),
  holidays: dayHoursField.default([]).describe('Opening hours on the holidays of the file; closed when left out.'),
  exceptions: z
    .array(z.strictObject({ date: dateField, hours: dayHoursField.default([]), note: labelField.optional() }))
    .default([])
    .describe('Days with other hours than the weekly ones and the holidays’, for this channel alone.'),
});

/** One way to contact support. */
const channelSchema = z
  .strictObject({
    id: idField,
    kind: z.enum(['phone', 'mail', 'chat', 'social', 'form']),
    label: labelField,
    address: textField.describe('Phone number, mail address or account, as shown to readers.'),
    url: z
      .string()
      .regex(/^(?:https:\/\/|tel:|mailto:)/, 'must start with https://, tel: or mailto:')
      .optional()
      .describe(
        'Link: `tel:`, `mailto:` or `https:`; derived from `address` for phone and mail. `{article}` and `{query}` are replaced by the URL of the article the reader came from and by what they searched for.',
      ),
    button: labelField.optional().describe('Words on its button; by default what its kind is used for: `Start a chat`.'),
    description: labelField.optional().describe('A sentence about it, for the contact page.'),
    qr: textField
      .max(400, 'must be at most 400 characters')
      .optional()
      .describe(
        'What a phone scans to get there: the text of a QR code, such as an address, which the build draws; or the path of a picture of content/media/, such as `/media/wechat.png`.',
      ),
    products: z.array(idField).optional().describe('Ids of the products it supports; all when left out.'),
    languages: z.array(idField).min(1).describe('Locales in which staff answer.'),
    hours: hoursSchema,
    firstReplyMinutes: z.int().min(0).describe('Promised time to the first reply, in minutes within opening hours.'),
  })
  .refine(({ kind, url }) => url !== undefined || kind === 'phone' || kind === 'mail', {
    path: ['url'],
    error: 'is required for every kind except phone and mail',
  });

const channelList = z.array(channelSchema).min(1, 'must have at least one channel');

/** `content/channels.yaml`: ways to contact support. */
export const channelsSchema = z.strictObject({
  holidays: z
    .array(holidaySchema)
    .max(200, 'must be at most 200; remove those that are over')
    .default([])
    .describe('Days off that hold for every channel.'),
  prepare: z.array(labelField).default([]).describe('What readers should have at hand, shown on the contact page.'),
  notice: z
    .strictObject({
      label: labelField,
      description: labelField,
      article: idField.optional().describe('Id of the article that says more.'),
    })
    .optional()
    .describe('A warning on the contact page, such as how to recognise impostors.'),
  channels: channelList.describe('The preferred first.'),
  questions: z
    .strictObject({
      form: z
        .enum(['on', 'off'])
        .default('on')
        .describe('Whether readers can ask in a form; turn it off where no endpoint is served.'),
      channel: idField
        .optional()
        .describe('Id of the channel whose hours and promise hold for the form; by default the first form, else the first mail.'),
      complaintReplyMinutes: z
        .int()
        .min(0)
        .optional()
        .describe('Promised time to the first reply to a complaint, in minutes within opening hours; by default the channel’s.'),
      ...wordsOutFields,
      assignment: z
        .enum(['automatic', 'by-hand'])
        .default('by-hand')
        .describe(
          'Whether a question goes by itself to the person of team.yaml who suits it best and has time, or waits until somebody takes it.',
        ),
    })
    .prefault({})
    .describe('Questions that readers send by the form of the help centre.'),
});

/** A file that is only the list of channels. */
export const channelListSchema = channelList.transform((channels): ContactData => channelsSchema.parse({ channels }));

export type ContactData = z.output<typeof channelsSchema>;
export type Channel = z.output<typeof channelSchema>;
export type Holiday = z.output<typeof holidaySchema>;
export type QuestionRules = ContactData['questions'];
export type Weekday = z.output<typeof weekday>;

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
