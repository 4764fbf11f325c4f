import { html } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { formatShortInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { Proposal } from '../assignment/propose-person.ts';
import { decisionsOf } from '../decisions.ts';
import type { ListedQuestion } from '../list-questions.ts';
import { type Demand, demandDays, priorityOf } from '../priority.ts';
import { proposeKind } from '../propose.ts';
import { proposeSentiment } from '../sentiment/propose-sentiment.ts';
import { isWaiting, movesFrom } from '../states.ts';
import { isWhole, type OpenedQuestion } from '../stored-question.ts';
import { askedCard } from './asked-card.ts';
import { history, sinceReply } from './history.ts';
import type { Looking } from './presence.ts';
import type { Rating } from './read-ratings.ts';
import { type ReplyDraft, replyForm } from './reply-form.ts';
import { mayDo } from './staff-move.ts';
import type { Person, SuggestedArticle } from './staff-routes.ts';
import { nameOf, originOf, textOrReason, timeLeft, topicOf } from './words.ts';
import { moveForm, workForms } from './work-forms.ts';

interface WorkPage {
  question: OpenedQuestion;
  person: Person;
  settings: QuestionSettings;
  zone: string | undefined;
  locale: string;
  articles: readonly SuggestedArticle[];
  demand: readonly Demand[];
  /** Other questions of the same asker. */
  others: readonly ListedQuestion[];
  /** What its asker said of the service, the earliest first. */
  ratings: readonly Rating[];
  /** Who should reply; left out when somebody has it. */
  proposal?: Proposal | undefined;
  now: number;
  /** Who else has it open. */
  looking: readonly Looking[];
  /** Why what was just sent was refused, and what was in the form. */
  refused?: string;
  draft?: ReplyDraft | undefined;
}

/** One question: what was asked and what happened, with everything that this person can do about it. */
export async function workPage(options: WorkPage): Promise<Page> {
  const {
    question,
    person,
    settings,
    zone,
    locale,
    articles,
    demand,
    others,
    ratings,
    now,
    looking,
    refused,
    draft = { text: '' },
  } = options;
  const strings = stringsFor(locale).questions;
  const t = strings.staff;
  const { id, asked } = question;
  const time = (at: number): string => formatShortInstant(new Date(at), locale, zone);
  const can = new Set(movesFrom('staff', question.state).filter((move) => !question.isErased && mayDo(person.role, move)));
  const proposed = proposeKind(asked?.text ?? '');
  const mood = proposeSentiment(asked?.text ?? '');
  const decided = decisionsOf(question);
  const listed = (words: readonly string[]): string => words.join(locale.startsWith('zh') ? '、' : ', ');
  const { priority, frequency } = priorityOf(question, demand);
  const body = await html`<div class="staff">
<p><a href="/staff">${t.back}</a></p>
<h1>${id}</h1>
<p class="lead">${standing()}</p>
${looking.map((other) => html`<p class="banner">${t.isLooking(nameOf(other.person, settings), time(other.since))}</p>`)}
${refused === undefined ? '' : html`<p class="banner banner-warn" role="alert">${refused === 'stale' ? t.stale : (t.refused[refused as keyof typeof t.refused] ?? '')}</p>`}
${isWhole(question) ? '' : html`<p class="banner banner-warn">${t.unreadableHelp}</p>`}
${question.isHeldBack && can.has('note') ? html`<div class="banner banner-warn"><p>${t.isHeldBack}</p>${moveForm(question, 'accept', '', t.accept)}</div>` : ''}
<div class="question-columns"><div>
${askedCard(question, locale, time)}
${sinceReply({ question, locale, time })}
${can.has('answer') && (!question.isUnreadable || draft.text !== '') ? replyForm({ question, settings, locale, articles, draft }) : ''}
${history({ question, settings, locale, ratings, time })}
</div><aside><div class="question-facts"><dl>
<dt>${t.from}</dt><dd>${question.article === null ? originOf(question, settings, locale, t) : html`<a href="${articleUrl(question.locale, question.article)}">${originOf(question, settings, locale, t)}</a>`}</dd>
</dl><p>${t.priority(priority, frequency, demandDays, t.severities[question.severity])}</p>
${question.classifiedAt === null && proposed.kind !== 'question' ? html`<p>${t.probably(strings.page.kinds[proposed.kind], listed(proposed.evidence))}</p>` : ''}
${decided.sentiment === undefined && mood.sentiment !== 'neutral' ? html`<p>${t.sounds(t.sentiments[mood.sentiment], listed(mood.evidence))}</p>` : ''}</div>
${workForms(options, can)}
${others.length === 0 ? '' : html`<h2>${t.sameAsker}</h2><ul>${others.map((other) => html`<li><a href="/staff/questions/${other.id}" lang="${languageTag(other.locale)}">${[...textOrReason(other, t)].slice(0, 60).join('')}</a></li>`)}</ul>`}
</aside></div></div>`;
  return { locale, title: id, body: body.toString() };

  /** The time left first, as long as somebody waits. */
  function standing() {
    const isLate = isWaiting(question.state) && question.dueAt !== null && question.dueAt < now;
    const left = isWaiting(question.state) && question.dueAt !== null ? [timeLeft(question, now, t)] : [];
    const rest = [
      strings.page.states[question.state],
      strings.page.kinds[question.kind],
      topicOf(question, settings, locale) ?? t.unclassified,
      ...(question.assignee === null ? [] : [nameOf(question.assignee, settings)]),
    ];
    return html`${left.map((span) => html`<b class="${isLate ? 'late' : ''}">${span}</b> · `)}${rest.join(' · ')}`;
  }
}
