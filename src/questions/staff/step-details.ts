import { type Strings, stringsFor } from '../../i18n/strings.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { StoredStep } from '../stored-question.ts';
import type { Rating } from './read-ratings.ts';
import { nameOf } from './words.ts';

type Questions = Strings['questions'];

/** What a step changed, in words: “complaint, Refunds, high harm”. Empty for a step that says it all itself. */
export function stepDetails({ detail }: Pick<StoredStep, 'detail'>, settings: QuestionSettings, locale: string): string {
  const strings = stringsFor(locale).questions;
  const said = (Object.keys(inWords) as (keyof typeof inWords)[]).flatMap((name) => {
    const value = detail[name];
    return value === undefined || value === null ? [] : [inWords[name](String(value), { strings, settings, locale })];
  });
  return said.join(strings.staff.listSeparator);
}

/** What an asker thought: “Quality of the reply: Satisfied”. */
export function ratingDetails({ csat, speed }: Rating, locale: string): string {
  const { page, staff } = stringsFor(locale).questions;
  const said = [[page.quality, csat] as const, ...(speed === null ? [] : [[page.speed, speed] as const])];
  return said.map(([what, points]) => staff.scored(what, page.scale[points - 1] ?? String(points))).join(staff.listSeparator);
}

interface Context {
  strings: Questions;
  settings: QuestionSettings;
  locale: string;
}

type Say = (value: string, context: Context) => string;

/** In this order. What is unknown by now stays as it was recorded. */
const inWords = {
  kind: (value, { strings }) => wordOf(strings.page.kinds, value),
  category: (value, { settings, locale }) => labelOf(settings.categories, value, locale),
  product: (value, { settings, locale }) => labelOf(settings.products, value, locale),
  severity: (value, { strings }) => strings.staff.harm(wordOf(strings.staff.severities, value)),
  sentiment: (value, { strings }) => wordOf(strings.staff.sentiments, value),
  assignee: (value, { settings, strings }) => strings.staff.to(nameOf(value, settings)),
  article: (value) => value,
  minutes: (value, { strings }) => strings.staff.minutes(Number(value)),
  level: (value, { strings }) => strings.staff.level(Number(value)),
  told: (value, { settings, locale, strings }) =>
    value
      .split(' ')
      .map((id) => settings.teams.find((team) => team.id === id)?.name[locale] ?? nameOf(id, settings))
      .join(strings.staff.listSeparator),
  accepted: (_, { strings }) => strings.staff.accepted,
} satisfies Readonly<Record<string, Say>>;

function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value;
}

function labelOf(
  list: readonly { id: string; label: Readonly<Record<string, string>> }[],
  value: string,
  locale: string,
): string {
  return list.find(({ id }) => id === value)?.label[locale] ?? value;
}
