import { html } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { stringsFor } from '../../i18n/strings.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { DeskFigures } from '../desk-figures.ts';
import type { ListedQuestion } from '../list-questions.ts';
import { nameOf, spanOf, timeLeft, topicOf } from './words.ts';

/** Questions that are listed as due next. */
export const maxNext = 5;

/** How often the page loads itself again. */
export const wallRefreshSeconds = 30;

interface WallPage {
  settings: QuestionSettings;
  locale: string;
  /** `undefined` while the database cannot be read. */
  figures: DeskFigures | undefined;
  /** Those due next, the most urgent first. */
  next: readonly Omit<ListedQuestion, 'asked'>[];
  now: number;
}

/** The team’s screen: how many wait, for how long, what is due next. Visitors may see it, so nothing an asker wrote is on it. */
export async function wallPage({ settings, locale, figures, next, now }: WallPage): Promise<Page> {
  const t = stringsFor(locale).questions.staff;
  const { wall } = t;
  if (figures === undefined) return { locale, title: wall.title, body: `<div class="wall"><h1>${wall.unavailable}</h1></div>` };
  const { waiting, late, soon, unassigned, callBacksDue, answered, oldestAt } = figures;
  const tiles = [
    { label: wall.waiting, value: waiting, tone: '' },
    { label: wall.late, value: late, tone: late > 0 ? 'late' : '' },
    { label: wall.soon, value: soon, tone: soon > 0 ? 'soon' : '' },
    { label: wall.unassigned, value: unassigned, tone: '' },
    { label: wall.callBacks, value: callBacksDue, tone: callBacksDue > 0 ? 'soon' : '' },
    { label: wall.answered, value: answered, tone: '' },
  ];
  const body = await html`<div class="wall">
<h1>${late > 0 ? wall.someLate(late) : waiting > 0 ? wall.inTime : t.title(0)}</h1>
${oldestAt === undefined ? '' : html`<p class="lead">${wall.oldest(spanOf(Math.max(0, now - oldestAt), t))}</p>`}
<dl>${tiles.map(({ label, value, tone }) => html`<div class="${tone}"><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
${next.length === 0 ? '' : html`<h2>${wall.next}</h2><ol>${next.map(row)}</ol>`}
<p><a href="/staff">${t.back}</a></p>
</div>`;
  return { locale, title: wall.title, body: body.toString() };

  function row(question: WallPage['next'][number]) {
    const { id, dueAt, assignee } = question;
    const tone = dueAt !== null && dueAt < now ? 'late' : '';
    const who = assignee === null ? t.unassigned : nameOf(assignee, settings);
    return html`<li><span class="${tone}">${timeLeft(question, now, t)}</span> <a href="/staff/questions/${id}">${topicOf(question, settings, locale) ?? t.unclassified}</a> <small>${who}</small></li>`;
  }
}
