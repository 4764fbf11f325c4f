import type { Strings } from '../../i18n/strings.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { dayMs, hourMs, minuteMs } from '../../metrics/instants.ts';
import type { ListedQuestion } from '../list-questions.ts';
import { isWaiting } from '../states.ts';
import type { StoredQuestion } from '../stored-question.ts';

type Words = Strings['questions']['staff'];

/** How long is left until the promised reply; a dash for what waits for none. */
export function timeLeft({ state, dueAt }: Pick<StoredQuestion, 'state' | 'dueAt'>, now: number, t: Words): string {
  if (!isWaiting(state) || dueAt === null) return '–';
  return dueAt < now ? t.late(spanOf(now - dueAt, t)) : t.left(spanOf(dueAt - now, t));
}

/** A span in words: minutes, hours or days. */
export function spanOf(span: number, t: Words): string {
  if (span < hourMs) return t.minutes(Math.floor(span / minuteMs));
  return span < 2 * dayMs
    ? t.hours(Math.floor(span / hourMs), Math.floor((span % hourMs) / minuteMs))
    : t.days(Math.floor(span / dayMs));
}

/** `undefined` while it is not classified. */
export function topicOf({ category }: StoredQuestion, { categories }: QuestionSettings, locale: string): string | undefined {
  return category === null ? undefined : (categories.find(({ id }) => id === category)?.label[locale] ?? category);
}

/** What was asked, or why it cannot be shown. */
export function textOrReason({ asked, isUnreadable }: Pick<ListedQuestion, 'asked' | 'isUnreadable'>, t: Words): string {
  return asked?.text ?? (isUnreadable ? t.unreadable : t.erased);
}

/** What the asker did before: read, searched, or asked by a channel. */
export function originOf(
  { asked, article, channel }: ListedQuestion,
  settings: QuestionSettings,
  locale: string,
  t: Words,
): string {
  if (asked?.query !== undefined) return t.searched(asked.query);
  if (article !== null) return t.read(article);
  return settings.channels.find(({ id }) => id === channel)?.label[locale] ?? t.directly;
}

/** Name of a person; the id of one who is no longer in team.yaml. */
export function nameOf(id: string, { people }: QuestionSettings, t?: Words): string {
  if (id === 'system' && t !== undefined) return t.byItself;
  return people.find((each) => each.id === id)?.name ?? id;
}
