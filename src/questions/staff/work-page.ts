import { html, raw } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { formatShortInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import { severityField } from '../../knowledge/fields.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { maxQuestionLength } from '../../readers/limits.ts';
import type { Proposal } from '../assignment/propose-person.ts';
import { decisionsOf } from '../decisions.ts';
import type { ListedQuestion } from '../list-questions.ts';
import { type Demand, demandDays, priorityOf } from '../priority.ts';
import { proposeKind } from '../propose.ts';
import { proposeSentiment, sentiments } from '../sentiment/propose-sentiment.ts';
import { isWaiting, kinds, movesFrom } from '../states.ts';
import { isWhole, type OpenedQuestion, type StoredStep } from '../stored-question.ts';
import { askedCard } from './asked-card.ts';
import type { Looking } from './presence.ts';
import type { Rating } from './read-ratings.ts';
import { type ReplyDraft, replyForm } from './reply-form.ts';
import { mayDo } from './staff-move.ts';
import type { Person, SuggestedArticle } from './staff-routes.ts';
import { ratingDetails, stepDetails } from './step-details.ts';
import { suggestedPerson } from './suggested-person.ts';
import { nameOf, originOf, textOrReason, timeLeft, topicOf } from './words.ts';

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
    proposal,
    now,
    looking,
    refused,
    draft = { text: '' },
  } = options;
  const strings = stringsFor(locale).questions;
  const t = strings.staff;
  const { id, version, asked } = question;
  const time = (at: number): string => formatShortInstant(new Date(at), locale, zone);
  const can = new Set(movesFrom('staff', question.state).filter((move) => !question.isErased && mayDo(person.role, move)));
  const proposed = proposeKind(asked?.text ?? '');
  const mood = proposeSentiment(asked?.text ?? '');
  const decided = decisionsOf(question);
  const listed = (words: readonly string[]): string => words.join(locale.startsWith('zh') ? '、' : ', ');
  const { priority, frequency } = priorityOf(question, demand);
  const form = (
    move: string,
    inside: unknown,
    submit: string,
  ) => html`<form class="form" method="post" action="/staff/questions/${id}">
<input type="hidden" name="move" value="${move}"><input type="hidden" name="version" value="${version}">${inside}<button>${submit}</button></form>`;
  const more = (name: string, inside: unknown) =>
    html`<details class="question-more"><summary>${name}</summary>${inside}</details>`;
  const select = (name: string, label: string, choices: readonly (readonly [string, string])[], chosen: string | null) =>
    html`<label for="${name}">${label}</label><select id="${name}" name="${name}">${choices.map(([value, shown]) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${shown}</option>`)}</select>`;

  const body = await html`<div class="staff">
<p><a href="/staff">${t.back}</a></p>
<h1>${id}</h1>
<p class="lead">${standing()}</p>
${looking.map((other) => html`<p class="banner">${t.isLooking(nameOf(other.person, settings), time(other.since))}</p>`)}
${refused === undefined ? '' : html`<p class="banner banner-warn" role="alert">${refused === 'stale' ? t.stale : (t.refused[refused as keyof typeof t.refused] ?? '')}</p>`}
${isWhole(question) ? '' : html`<p class="banner banner-warn">${t.unreadableHelp}</p>`}
${question.isHeldBack && can.has('note') ? html`<div class="banner banner-warn"><p>${t.isHeldBack}</p>${form('accept', '', t.accept)}</div>` : ''}
<div class="question-columns"><div>
${askedCard(question, locale, time)}
${sinceReply().map(latest)}
${can.has('answer') && (!question.isUnreadable || draft.text !== '') ? replyForm({ question, settings, locale, articles, draft }) : ''}
<h2>${t.history}</h2><ol class="staff-history">${question.steps.map(step)}</ol>
</div><aside><div class="question-facts"><dl>
<dt>${t.from}</dt><dd>${question.article === null ? originOf(question, settings, locale, t) : html`<a href="${articleUrl(question.locale, question.article)}">${originOf(question, settings, locale, t)}</a>`}</dd>
</dl><p>${t.priority(priority, frequency, demandDays, t.severities[question.severity])}</p>
${question.classifiedAt === null && proposed.kind !== 'question' ? html`<p>${t.probably(strings.page.kinds[proposed.kind], listed(proposed.evidence))}</p>` : ''}
${decided.sentiment === undefined && mood.sentiment !== 'neutral' ? html`<p>${t.sounds(t.sentiments[mood.sentiment], listed(mood.evidence))}</p>` : ''}</div>
${
  can.has('classify')
    ? more(
        t.classify,
        form(
          'classify',
          [
            select(
              'kind',
              t.kind,
              kinds.map((kind) => [kind, strings.page.kinds[kind]]),
              question.classifiedAt === null ? proposed.kind : question.kind,
            ),
            select(
              'category',
              t.category,
              [['', t.unclassified], ...settings.categories.map(({ id: each, label }) => [each, label[locale] ?? each] as const)],
              question.category ?? articles[0]?.category ?? '',
            ),
            select(
              'severity',
              t.severity,
              severityField.options.map((each) => [each, t.severities[each]]),
              question.severity,
            ),
            select(
              'sentiment',
              t.sentiment,
              sentiments.map((each) => [each, t.sentiments[each]]),
              decided.sentiment ?? mood.sentiment,
            ),
          ],
          t.save,
        ),
      )
    : ''
}
${
  can.has('assign')
    ? [
        proposal === undefined ? '' : suggestedPerson({ question, proposal, settings, locale }),
        more(
          t.assign,
          form(
            'assign',
            select(
              'to',
              t.assign,
              settings.people.filter(({ role }) => role !== 'reader').map(({ id: each, name }) => [each, name]),
              person.id,
            ),
            t.save,
          ),
        ),
      ]
    : ''
}
${can.has('add') && isWaiting(question.state) && !question.isUnreadable ? more(t.askBack, form('add', html`<label for="ask-back">${t.askBack}</label><textarea id="ask-back" name="text" rows="3" maxlength="${maxQuestionLength}" required></textarea>`, t.sendAskBack)) : ''}
${can.has('note') ? more(t.note, form('note', html`<label for="note">${t.note}</label><textarea id="note" name="text" rows="3" maxlength="${maxQuestionLength}" required></textarea>`, t.addNote)) : ''}
${can.has('resolve') ? more(t.resolve, form('resolve', html`<label for="outcome">${t.outcome}</label><input id="outcome" name="outcome" maxlength="200">`, t.resolve)) : ''}
${can.has('reopen') ? more(t.reopen, form('reopen', '', t.reopen)) : ''}
${can.has('erase') ? more(strings.page.erase, form('erase', html`<p>${strings.page.eraseText}</p>`, strings.page.eraseNow)) : ''}
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

  /** What the asker wrote since the last reply: it is what the next one is about. */
  function sinceReply(): StoredStep[] {
    const replied = question.steps.findLastIndex(({ move }) => move === 'answer');
    return question.steps.slice(replied + 1).filter(({ actor, written }) => actor === 'asker' && written !== undefined);
  }

  function latest({ move, at, written }: StoredStep) {
    return html`<section class="card question-message"><p class="question-who"><b>${t.asker}</b> ${t.moves[move]} <small>${time(at)}</small></p>
<p class="question-text" lang="${languageTag(question.locale)}">${written?.text}</p></section>`;
  }

  function ratingOf(step: number): Rating | undefined {
    return ratings[question.steps.filter(({ move, step: before }) => move === 'rate' && before < step).length];
  }

  function step({ step: number, at, actor, move, detail, written, outcome, isUnreadable: isHidden }: StoredStep) {
    const rating = move === 'rate' ? ratingOf(number) : undefined;
    const details = rating === undefined ? stepDetails({ detail }, settings, locale) : ratingDetails(rating, locale);
    const who = actor === 'asker' ? t.asker : nameOf(actor, settings, t);
    return html`<li class="${move}"><b>${who}</b> ${t.moves[move]} <small>${time(at)}${details === '' ? '' : ` · ${details}`}</small>
${[isHidden ? t.unreadable : written?.text, outcome, rating?.reason].map((words) => (words ? html`<p class="question-text">${words}</p>` : ''))}</li>`;
  }
}
