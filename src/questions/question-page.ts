import { html, raw } from 'hono/html';
import type { Page } from '../endpoint/page.ts';
import { formatDay, formatShortInstant, formatZone } from '../i18n/format.ts';
import { type Strings, stringsFor } from '../i18n/strings.ts';
import { articleUrl } from '../knowledge/article-id.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { homeUrl, pageUrl } from '../knowledge/page-url.ts';
import { maxQuestionLength } from '../readers/limits.ts';
import type { QuestionMessage, QuestionStatus } from './question-status.ts';
import { isWaiting } from './states.ts';

interface PageOptions {
  locale: string;
  settings: FeedbackSettings;
  /** Why what they just did was refused. */
  refused?: 'stale' | 'notNow' | undefined;
}

/** The page of a question: where it stands, what was written, and what its asker can do. Works without script. */
export async function questionPage(status: QuestionStatus, { locale, settings, refused }: PageOptions): Promise<Page> {
  const t = stringsFor(locale).questions.page;
  const time = (at: string): string => formatShortInstant(new Date(at), locale, settings.zone);
  const can = (move: QuestionStatus['moves'][number]): boolean => status.moves.includes(move);
  const title = headingOf(status, t, time);
  const body = await html`<div class="question">
<p class="question-number">${t.number} ${status.reference}</p>
<h1>${title}</h1>
${refused ? html`<p class="banner" role="alert">${t[refused]}</p>` : ''}
${status.isUnreadable ? html`<p class="banner">${t.unreadable} <a href="${pageUrl(locale, 'ask')}">${t.askAgain}</a></p>` : ''}
${isWaiting(status.state) && !status.isUnreadable ? html`<p class="lead">${t.keep}</p>` : ''}
${trail(status, t, time)}
<div class="question-columns"><div>
${status.messages.map((message) => messageCard(message, locale, t, time))}
${can('resolve') ? solvedForms(status, locale, t) : ''}
${can('rate') ? ratingForm(status, locale, t) : ''}
${status.isUnreadable ? '' : html`<section class="question-asked"><h2>${t.you}</h2><p class="question-text">${status.text}</p></section>`}
${can('add') && status.state !== 'answered' ? writeForm(status, locale, 'add', t.add, t.addText, t.send) : ''}
${can('correct') ? writeForm(status, locale, 'correct', t.correct, t.correctText, t.send, status.text) : ''}
${can('reopen') && status.state !== 'answered' ? writeForm(status, locale, 'reopen', t.reopen, t.reopenText, t.send) : ''}
</div>
<aside>${facts(status, locale, settings, t, time)}</aside></div>
<p class="question-download"><a href="/api/questions/${status.reference}?download" download>${t.download}</a></p>
${can('erase') ? eraseForm(status, locale, t) : ''}
</div>`;
  return { locale, title, body: body.toString() };
}

/** What is shown once a question is erased. */
export async function erasedPage(locale: string): Promise<Page> {
  const { questions, feedback } = stringsFor(locale);
  const body = await html`<h1>${questions.page.erased}</h1>
<p>${questions.page.erasedText}</p>
<p><a href="${homeUrl(locale, '')}">${feedback.problem.home}</a></p>`;
  return { locale, title: questions.page.erased, body: body.toString() };
}

type Words = Strings['questions']['page'];
type Time = (at: string) => string;

function headingOf({ state, dueAt, answeredAt, isUnreadable }: QuestionStatus, t: Words, time: Time): string {
  if (isUnreadable && isWaiting(state)) return t.title;
  if (state === 'answered' || state === 'resolved' || state === 'rated') return t[state];
  if (answeredAt !== null) return t.again;
  return dueAt === null ? t.waitingOpen : t.waiting.replace('{time}', time(dueAt));
}

function trail({ receivedAt, assignedAt, answeredAt, dueAt }: QuestionStatus, t: Words, time: Time) {
  const steps = [
    { name: t.received, at: time(receivedAt), isDone: true },
    { name: t.working, at: assignedAt === null ? t.notYet : time(assignedAt), isDone: assignedAt !== null },
    {
      name: t.replied,
      at: answeredAt !== null ? time(answeredAt) : dueAt !== null ? t.due(time(dueAt)) : t.notYet,
      isDone: answeredAt !== null,
    },
  ];
  return html`<ol class="question-trail">${steps.map(
    ({ name, at, isDone }) => html`<li${isDone ? raw(' class="done"') : ''}><b>${name}</b> <span>${at}</span></li>`,
  )}</ol>`;
}

function messageCard({ from, at, by, text, article }: QuestionMessage, locale: string, t: Words, time: Time) {
  const isReply = from === 'staff';
  return html`<article class="card question-message${isReply ? ' reply' : ''}" aria-label="${isReply ? t.reply : t.youAdded}">
<p class="question-who"><b>${isReply ? (by ?? t.service) : t.youAdded}</b> <small>${time(at)}</small></p>
<p class="question-text">${text}</p>
${article ? html`<p><a href="${articleUrl(locale, article.id)}">${article.title}</a></p>` : ''}
</article>`;
}

function formStart({ reference, version }: QuestionStatus, locale: string, move: string) {
  return html`<form class="form" method="post" action="/api/questions/${reference}?reader=${encodeURIComponent(locale)}">
<input type="hidden" name="move" value="${move}"><input type="hidden" name="version" value="${version}">`;
}

function solvedForms(status: QuestionStatus, locale: string, t: Words) {
  return html`<section class="card question-solved" aria-labelledby="solved"><h2 id="solved">${t.isSolved}</h2>
${formStart(status, locale, 'resolve')}<button class="primary">${t.solved}</button></form>
${writeForm(status, locale, 'add', t.notSolved, t.notSolvedText, t.send)}</section>`;
}

/** A form behind the words that open it; works without script. */
function writeForm(status: QuestionStatus, locale: string, move: string, open: string, label: string, send: string, text = '') {
  const id = `text-${move}`;
  return html`<details class="question-more"><summary>${open}</summary>
${formStart(status, locale, move)}<label for="${id}">${label}</label>
<textarea id="${id}" name="text" rows="4" maxlength="${maxQuestionLength}" required>
${text}</textarea>
<button>${send}</button></form></details>`;
}

function ratingForm(status: QuestionStatus, locale: string, t: Words) {
  const scale = (name: string, legend: string, isRequired: boolean) => html`<fieldset><legend>${legend}</legend>
${t.scale.map((label, index) => html`<label><input type="radio" name="${name}" value="${index + 1}"${isRequired ? raw(' required') : ''}> ${label}</label>\n`)}</fieldset>`;
  return html`<section class="card question-rating" aria-labelledby="rating"><h2 id="rating">${t.rate}</h2>
${formStart(status, locale, 'rate')}
${scale('csat', t.quality, true)}
${scale('speed', t.speed, false)}
<label for="reason">${t.reason}</label><textarea id="reason" name="reason" rows="3" maxlength="1000"></textarea>
<button>${t.sendRating}</button></form></section>`;
}

function eraseForm(status: QuestionStatus, locale: string, t: Words) {
  return html`<details class="question-more question-erase"><summary>${t.erase}</summary>
<p>${t.eraseText}</p>
${formStart(status, locale, 'erase')}<button>${t.eraseNow}</button></form></details>`;
}

function facts(status: QuestionStatus, locale: string, { questions, zone }: FeedbackSettings, t: Words, time: Time) {
  const labelOf = (list: readonly { id: string; label: Readonly<Record<string, string>> }[] | undefined, id: string | null) =>
    list?.find((each) => each.id === id)?.label[locale];
  const topics = [labelOf(questions?.products, status.product), labelOf(questions?.categories, status.category)];
  const rows: [string, string | undefined][] = [
    [t.reference, status.reference],
    [t.topic, topics.filter((topic) => topic !== undefined).join(locale.startsWith('zh') ? '，' : ', ') || undefined],
    [t.state, t.states[status.state]],
    [t.asked, time(status.receivedAt)],
    [t.keptUntil, formatDay(status.keptUntil.slice(0, 10), locale)],
  ];
  return html`<div class="question-facts"><h2>${t.about}</h2><dl>${rows.map(([name, value]) =>
    value === undefined ? '' : html`<dt>${name}</dt><dd>${value}</dd>`,
  )}</dl>
${status.callBackAt === null ? '' : html`<p>${t.callBack(time(status.callBackAt))}</p>`}
${status.contact === undefined ? '' : html`<p>${status.isMailed && questions?.mail ? t.letters(status.contact) : t.reachable(status.contact)}</p>`}
${questions?.contact === undefined ? '' : html`<p>${t.evidence(questions.contact)}</p>`}
${zone === undefined ? '' : html`<p>${t.zone(formatZone(zone, locale))}</p>`}</div>`;
}
