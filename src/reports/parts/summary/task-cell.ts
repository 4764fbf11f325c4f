import { articleKey } from '../../../knowledge/article-id.ts';
import { aside, text } from '../../cells.ts';
import type { Cell } from '../../document.ts';
import type { Words } from '../../words.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import type { ArticlesResult } from '../articles/schema.ts';
import type { NextResult, Task } from '../next/schema.ts';
import { ofHundred } from './figure-in-words.ts';

type Results = AlertsResult & ArticlesResult & NextResult;

/** What to do on what, then why, then who. */
export function taskCell(task: Task, results: Results, words: Words): Cell {
  const { strings, label } = words;
  const say = strings.summary;
  const owner = task.owner === null ? strings.alerts.everyone : label('owners', task.owner);
  return [
    text(say.verbs[task.kind]),
    ...subjectOf(task, words),
    aside([task.kind, ...task.also].flatMap((kind) => reasonOf({ ...task, kind }, results, words)).join(say.andThen)),
    aside(say.who(owner)),
  ];
}

export function subjectOf({ article, question, locale, category }: Task, { strings, label, quote, ...words }: Words): Cell {
  if (article !== null) return words.article(article).slice(0, 1);
  if (question !== null) return [quote(question, locale)];
  return [text(category === null ? strings.coverage.unclassified : label('categories', category))];
}

/** Why: one short sentence without its full stop, or none. */
export function reasonOf(
  { kind, article, locale, question, learners }: Task,
  { articles, next, alerts }: Results,
  words: Words,
): string[] {
  const { number, language, label } = words;
  const say = words.strings.summary.reasons;
  const isIt = (other: { locale: string; id: string }): boolean =>
    article !== null && articleKey(other.locale, other.id) === articleKey(article.locale, article.id);
  const found = articles.find(isIt);
  switch (kind) {
    case 'investigate': {
      const [fall] = alerts.alerts.flatMap((alert) => (alert.kind === 'fall' && isIt(alert.article) ? [alert] : []));
      if (fall === undefined) return [];
      const [before, recent] = [fall.before, fall.recent].map(({ count, n }) => ofHundred(count / n, words));
      return [say.investigate(before ?? '', recent ?? '', number(fall.recent.n), number(fall.weeks))];
    }
    case 'rewrite':
    case 'watch': {
      const helpfulness = found?.current.learners.helpfulness;
      return helpfulness?.state === 'known' ? [say[kind](ofHundred(helpfulness.share, words), number(helpfulness.n))] : [];
    }
    case 'fix': {
      const fault = next.fix.find(isIt);
      return fault === undefined ? [] : [say.fix(label('reasons', fault.reason), number(fault.count))];
    }
    case 'review':
      return [say.review(number(found?.freshness?.overdueDays ?? 0))];
    case 'answer':
      return question === null ? [] : [say.answer(question, number(learners))];
    case 'translate':
      return [say.translate(language(locale), number(learners))];
    case 'write':
      return [
        question === null ? say.writeCategory(language(locale), number(learners)) : say.write(number(learners), language(locale)),
      ];
    case 'read':
      return [say.read(number(learners))];
  }
}
