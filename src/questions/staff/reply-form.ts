import { html, raw } from 'hono/html';
import { stringsFor } from '../../i18n/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { maxQuestionLength } from '../../readers/limits.ts';
import type { OpenedQuestion } from '../stored-question.ts';
import { templatesFor } from './reply-templates.ts';
import type { SuggestedArticle } from './staff-routes.ts';

/** What is in the form before it is sent. */
export interface ReplyDraft {
  text: string;
  /** Id and title of the article that goes with it, by a space. */
  article?: string | undefined;
  minutes?: number | undefined;
}

interface ReplyForm {
  question: OpenedQuestion;
  settings: QuestionSettings;
  locale: string;
  articles: readonly SuggestedArticle[];
  draft: ReplyDraft;
}

/**
 * The form for a reply. Its buttons that insert something send the form too and get it back with the text, so it works
 * without script; with it, the text is inserted at the cursor.
 */
export function replyForm({ question, settings, locale, articles, draft }: ReplyForm) {
  const t = stringsFor(locale).questions.staff;
  const tag = languageTag(question.locale);
  const templates = templatesFor(question, settings);
  const insert = (value: string, text: string, label: unknown) =>
    html`<button class="chip" name="insert" value="${value}" data-insert="${text}" formnovalidate>${label}</button>`;
  const choice = (value: string, shown: unknown) =>
    html`<label><input type="radio" name="article" value="${value}"${value === (draft.article ?? '') ? raw(' checked') : ''}> <span>${shown}</span></label>`;
  return html`<section class="card question-solved"><form class="form" id="reply" method="post" action="/staff/questions/${question.id}#reply">
<input type="hidden" name="move" value="answer"><input type="hidden" name="version" value="${question.version}">
<label for="text">${t.reply}</label><textarea id="text" name="text" rows="9" maxlength="${maxQuestionLength}" aria-describedby="reply-hint" lang="${tag}" required>
${draft.text}</textarea><small id="reply-hint">${t.replyHint}</small>
<label for="minutes">${t.minutesSpent}</label><input id="minutes" name="minutes" inputmode="numeric" maxlength="4" value="${draft.minutes ?? ''}">
<p class="staff-buttons staff-send"><button class="primary">${t.sendReply}</button> <button name="solve" value="yes">${t.sendAndSolve}</button></p>
${templates.length === 0 ? '' : html`<fieldset><legend>${t.templates}</legend><p lang="${tag}">${templates.map(({ id, title, text }) => insert(`reply ${id}`, text, title))}</p></fieldset>`}
${
  articles.length === 0
    ? ''
    : html`<fieldset lang="${tag}"><legend lang="${languageTag(locale)}">${t.attach}</legend>${choice('', html`<span lang="${languageTag(locale)}">${t.noArticle}</span>`)}
${articles.map(
  (
    article,
  ) => html`<div class="staff-article">${choice(`${article.id} ${article.title}`, html`<b>${article.title}</b> <small>${article.summary}</small>`)}
${insert(`article ${article.id}`, article.summary, html`<span lang="${languageTag(locale)}">${t.useWords}</span>`)}</div>`,
)}</fieldset>`
}</form></section>`;
}
