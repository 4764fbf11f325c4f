import { z } from 'zod';
import { MisuseError } from '../../errors.ts';
import { interfaceLocales } from '../../i18n/strings.ts';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { idField, textField } from '../../knowledge/fields.ts';
import { brandSchema } from '../../knowledge/schemas/brand.ts';
import { channelsSchema } from '../../knowledge/schemas/channels.ts';
import { siteSchema } from '../../knowledge/schemas/site.ts';

/** A text that is the same in all locales, or one for each. */
const perLocale = z.union([textField, z.record(idField, textField)], {
  error: 'must be a text, or one for each locale: `{zh-cn: …, en: …}`',
});

const zoneField = channelsSchema.shape.channels.element.shape.hours.shape.zone;

/** What a new help centre is made from: the options of `npm run init`, or the file that `--from` names. */
export const settingsSchema = z.strictObject({
  name: perLocale,
  locales: z
    .array(idField)
    .min(1, 'must name at least one locale')
    .refine((ids) => new Set(ids).size === ids.length, 'must name each locale once')
    .default(['zh-cn', 'en']),
  products: z
    .array(z.strictObject({ id: idField, label: perLocale }))
    .min(1, 'must name at least one product')
    .optional(),
  url: siteSchema.shape.baseUrl.default('https://help.example.com'),
  mail: z.email('must be a mail address').optional(),
  phone: textField.optional(),
  chat: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  color: brandSchema.shape.color,
  zone: zoneField.optional(),
});

export type SettingsInput = z.input<typeof settingsSchema>;
export type Settings = z.output<typeof settingsSchema>;

/** @throws MisuseError that lists everything that is wrong */
export function readSettings(input: unknown): Settings {
  const result = settingsSchema.safeParse(input);
  const faults = result.success
    ? result.data.locales.flatMap(unknownLocale)
    : result.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map(unknownSetting)
          : [`${issue.path.join('.') || 'The settings'} ${issue.message}.`],
      );
  if (!result.success || faults.length > 0)
    throw new MisuseError('The help centre cannot be written with these settings.', faults.join('\n'));
  return result.data;
}

function unknownSetting(name: string): string {
  const known = Object.keys(settingsSchema.shape);
  return `\`${name}\` is not a setting.${didYouMean(nearest(name, known))} There are ${known.join(', ')}.`;
}

/**
 * What is wrong with one setting, as it is typed in a dialogue.
 *
 * @returns a sentence, or `undefined` when it is fine
 */
export function faultOfSetting(name: keyof SettingsInput, value: unknown): string | undefined {
  const issue = settingsSchema.shape[name].safeParse(value).error?.issues[0];
  return issue === undefined ? undefined : `This ${issue.message}.`;
}

function unknownLocale(locale: string): string[] {
  if (interfaceLocales.includes(locale)) return [];
  return [
    `locales: the interface is not translated into \`${locale}\`.${didYouMean(nearest(locale, interfaceLocales))} There are ${interfaceLocales.join(', ')}; README, “Adding a locale”, says how to add one.`,
  ];
}

/**
 * Products as they are typed: `Courses, Membership`, or with an id, `courses=Online courses`.
 *
 * @returns ids are made from the labels where they can be
 */
export function parseProducts(text: string): { id: string; label: string }[] {
  const parts = text
    .split(/[,，、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part, index) => {
    const [id, label] = part.includes('=') ? [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] : ['', part];
    return { id: id.trim() || idFrom(label) || `product-${index + 1}`, label: label.trim() };
  });
}

function idFrom(label: string): string {
  const words = label.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return /[^\p{ASCII}]/u.test(label) ? '' : words.join('-');
}
