import { html } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { formatShortInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { hourMs } from '../../metrics/instants.ts';
import { instantOf } from '../../service-hours/opening-intervals.ts';
import type { QuestionFigures } from '../question-figures.ts';
import { spanOf } from './words.ts';

interface WallPage {
  figures: QuestionFigures;
  locale: string;
  zone: string | undefined;
  now: number;
}

/** How the questions stand, for the team’s screen: a few large figures with their words. */
export async function wallPage({ figures, locale, zone, now }: WallPage): Promise<Page> {
  const t = stringsFor(locale).questions.staff;
  const { waiting, late, oldestAt, nextDueAt, callBacksLate, answered } = figures;
  // From two hours on, minutes only make it harder to read.
  const roughly = (span: number): string => spanOf(span < 2 * hourMs ? Math.max(0, span) : span - (span % hourMs), t);
  const cells: [name: string, value: string | number, state?: string | undefined][] = [
    [t.wallWaiting, waiting],
    [t.wallLate, late, late > 0 ? 'late' : undefined],
    [t.wallOldest, oldestAt === undefined ? t.wallNobody : roughly(now - oldestAt)],
    [t.wallNext, nextDueAt === undefined ? t.wallNobody : t.wallIn(roughly(nextDueAt - now))],
    [t.wallCallBacks, callBacksLate, callBacksLate > 0 ? 'late' : undefined],
    [t.wallAnswered, answered],
  ];
  const body = await html`<div class="staff staff-wall"><h1>${t.wallTitle}</h1>
<dl>${cells.map(([name, value, state = '']) => html`<div class="${state}"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p>${t.wallAt(formatShortInstant(new Date(now), locale, zone))} <a href="/staff">${t.back}</a></p></div>`;
  return { locale, title: t.title(waiting), body: body.toString() };
}

/** Shown until the database can be reached again. */
export async function wallDownPage(locale: string): Promise<Page> {
  const t = stringsFor(locale).questions.staff;
  const body = await html`<div class="staff staff-wall"><h1>${t.wallDown}</h1></div>`;
  return { locale, title: t.wallDown, body: body.toString() };
}

/** When the day began in a zone; by default in UTC. Milliseconds since 1970. */
export function dayStart(now: number, zone = 'UTC'): number {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
  return instantOf(day, 0, zone) * 60_000;
}
