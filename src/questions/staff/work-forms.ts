import { html, raw } from 'hono/html';
import { stringsFor } from '../../i18n/strings.ts';
import { severityField } from '../../knowledge/fields.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { maxQuestionLength } from '../../readers/limits.ts';
import type { Proposal } from '../assignment/propose-person.ts';
import { decisionsOf } from '../decisions.ts';
import { proposeKind } from '../propose.ts';
import { proposeSentiment, sentiments } from '../sentiment/propose-sentiment.ts';
import { isWaiting, kinds, type Move } from '../states.ts';
import type { OpenedQuestion } from '../stored-question.ts';
import type { Person, SuggestedArticle } from './staff-routes.ts';
import { suggestedPerson } from './suggested-person.ts';

interface WorkForms {
  question: OpenedQuestion;
  person: Person;
  settings: QuestionSettings;
  locale: string;
  articles: readonly SuggestedArticle[];
  proposal?: Proposal | undefined;
}

/** A form that makes one move. */
export function moveForm(
  { id, version }: Pick<OpenedQuestion, 'id' | 'version'>,
  move: Move | 'accept',
  inside: unknown,
  submit: string,
) {
  return html`<form class="form" method="post" action="/staff/questions/${id}">
<input type="hidden" name="move" value="${move}"><input type="hidden" name="version" value="${version}">${inside}<button>${submit}</button></form>`;
}

/** What can be done with a question besides answering it, each behind its name. */
export function workForms(options: WorkForms, can: ReadonlySet<Move>) {
  const { question, person, settings, locale, proposal } = options;
  const { page, staff: t } = stringsFor(locale).questions;
  const form = (move: Move, name: string, inside: unknown, submit: string) =>
    can.has(move)
      ? html`<details class="question-more"><summary>${name}</summary>${moveForm(question, move, inside, submit)}</details>`
      : '';
  const people = settings.people.filter(({ role }) => role !== 'reader').map(({ id, name }) => [id, name] as const);
  const isAskedBack = isWaiting(question.state) && !question.isUnreadable;
  return html`${form('classify', t.classify, classification(options), t.save)}
${can.has('assign') && proposal !== undefined ? suggestedPerson({ question, proposal, settings, locale }) : ''}
${form('assign', t.assign, select('to', t.assign, people, person.id), t.save)}
${isAskedBack ? form('add', t.askBack, textArea('ask-back', t.askBack), t.sendAskBack) : ''}
${form('note', t.note, textArea('note', t.note), t.addNote)}
${form('resolve', t.resolve, html`<label for="outcome">${t.outcome}</label><input id="outcome" name="outcome" maxlength="200">`, t.resolve)}
${form('reopen', t.reopen, '', t.reopen)}
${form('erase', page.erase, html`<p>${page.eraseText}</p>`, page.eraseNow)}`;
}

/** As it was decided, or else as it is proposed. */
function classification({ question, settings, locale, articles }: WorkForms) {
  const { page, staff: t } = stringsFor(locale).questions;
  const text = question.asked?.text ?? '';
  const kind = question.classifiedAt === null ? proposeKind(text).kind : question.kind;
  const category = question.category ?? articles[0]?.category ?? '';
  const categories = settings.categories.map(({ id, label }) => [id, label[locale] ?? id] as const);
  return [
    select(
      'kind',
      t.kind,
      kinds.map((each) => [each, page.kinds[each]]),
      kind,
    ),
    select('category', t.category, [['', t.unclassified], ...categories], category),
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
      decisionsOf(question).sentiment ?? proposeSentiment(text).sentiment,
    ),
  ];
}

function select(name: string, label: string, choices: readonly (readonly [string, string])[], chosen: string | null) {
  return html`<label for="${name}">${label}</label><select id="${name}" name="${name}">${choices.map(([value, shown]) => html`<option value="${value}"${value === chosen ? raw(' selected') : ''}>${shown}</option>`)}</select>`;
}

function textArea(id: string, label: string) {
  return html`<label for="${id}">${label}</label><textarea id="${id}" name="text" rows="3" maxlength="${maxQuestionLength}" required></textarea>`;
}
