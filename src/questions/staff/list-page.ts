import { html, raw } from 'hono/html';
import type { Page } from '../../endpoint/page.ts';
import { languageName } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import { hourMs } from '../../metrics/instants.ts';
import type { Cursor } from '../finding/stream.ts';
import type { ListedQuestion, QuestionList } from '../list-questions.ts';
import type { QuestionFilter } from '../question-filter.ts';
import { isWaiting, states } from '../states.ts';
import type { WaitingCounts } from '../waiting-counts.ts';
import type { Person } from './staff-routes.ts';
import { nameOf, originOf, textOrReason, timeLeft, topicOf } from './words.ts';

/** Questions on one page, which stays within 30 KiB. */
export const maxListed = 40;

const views = ['all', 'unassigned', 'mine', 'callBacks', 'escalated', 'closed', 'heldBack'] as const;

export interface View {
  show: (typeof views)[number];
  search: string;
  /** Where the part of the list before this one ended. */
  after: Cursor | undefined;
}

/** What the address asks for; anything else is the list of all that wait. */
export function readView(parameters: URLSearchParams): View {
  const show = views.find((each) => each === parameters.get('show')) ?? 'all';
  return { show, search: (parameters.get('q') ?? '').trim().slice(0, 200), after: readCursor(parameters.get('after') ?? '') };
}

/** As `addressAfter` writes it; a place has a time in milliseconds, or none, and an id. */
function readCursor(text: string): Cursor | undefined {
  const [, at = '', id = ''] = /^(\d{1,15}|none)\.([0-9a-z~-]{0,20})$/.exec(text) ?? [];
  return at === '' ? undefined : { at: at === 'none' ? null : Number(at), id };
}

/** Address of the part of the list that follows. */
function addressAfter({ show, search }: View, { at, id }: Cursor): string {
  return `/staff?${new URLSearchParams({ show, ...(search !== '' && { q: search }), after: `${at ?? 'none'}.${id}` })}`;
}

export function filterOf({ show, search }: View, person: Person): QuestionFilter {
  return {
    ...(search !== '' && { text: search, states }),
    ...(show === 'unassigned' && { assignee: null }),
    ...(show === 'mine' && { assignee: person.id }),
    ...(show === 'callBacks' && { hasCallBack: true }),
    ...(show === 'escalated' && { isEscalated: true }),
    ...(show === 'heldBack' && { isHeldBack: true }),
    ...(show === 'closed' && { states: ['answered', 'resolved', 'rated'] }),
  };
}

interface ListPage {
  person: Person;
  settings: QuestionSettings;
  locale: string;
  view: View;
  list: QuestionList;
  counts: WaitingCounts;
  now: number;
  /** Signed in by the company’s login, which alone can sign out. */
  isByProxy: boolean;
}

/** The questions that wait, those due first, as a table; on a phone as cards. */
export async function listPage({ person, settings, locale, view, list, counts, now, isByProxy }: ListPage): Promise<Page> {
  const {
    staff: t,
    page: { kinds, states: stateNames },
  } = stringsFor(locale).questions;
  const { questions, next, lookedAt } = list;
  const numbers: Partial<Record<View['show'], number>> = {
    all: counts.waiting,
    unassigned: counts.unassigned,
    mine: counts.mine,
    callBacks: counts.callBacks,
    escalated: counts.escalated,
    heldBack: counts.heldBack,
  };
  const title = t.title(counts.waiting);
  const unreadable = questions.filter(({ isUnreadable }) => isUnreadable).length;
  const body = await html`<div class="staff">
<div class="staff-head"><h1>${title}</h1>${isByProxy ? html`<p>${person.name}</p>` : html`<form method="post" action="/staff/sign-out"><input type="hidden" name="leave" value="1"><button>${t.signOut} ${person.name}</button></form>`}</div>
<p class="lead">${t.summary(counts.late, counts.soon)}</p>
<div class="staff-filters"><form role="search" aria-label="${t.search}" action="/staff"><input type="search" name="q" value="${view.search}" aria-label="${t.search}" placeholder="${t.search}" maxlength="200"><button>${t.find}</button></form>
<nav>${views.filter((show) => show !== 'heldBack' || show === view.show || counts.heldBack > 0).map((show) => html`<a class="chip" href="/staff?show=${show}"${show === view.show && view.search === '' ? raw(' aria-current="true"') : ''}>${t[show]}${numbers[show] === undefined ? '' : html` <em>${numbers[show]}</em>`}</a>`)}<a href="/staff/wall">${t.wall}</a></nav></div>
${unreadable === 0 ? '' : html`<p class="banner banner-warn">${t.unreadableListed(unreadable)}</p>`}
${questions.length === 0 ? html`<p>${t.none}</p>` : table(questions)}
${lookedAt === undefined ? '' : html`<p>${t.lookedAt(new Intl.NumberFormat(languageTag(locale)).format(lookedAt))}</p>`}
${next === undefined ? '' : html`<p><a rel="next" href="${addressAfter(view, next)}">${lookedAt === undefined ? t.more : t.lookOn}</a></p>`}
</div>`;
  return { locale, title, body: body.toString() };

  function table(rows: readonly ListedQuestion[]) {
    return html`<div class="card staff-list"><table><thead><tr><th>${view.show === 'callBacks' ? t.callIn : view.show === 'closed' ? t.state : t.due}</th><th>${t.question}</th><th>${t.from}</th><th>${t.topic}</th><th>${t.who}</th></tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>`;
  }

  function row(question: ListedQuestion) {
    const { id, assignee, dueAt, locale: own } = question;
    const wanted = view.show === 'callBacks' ? question.callBackAt : dueAt;
    const urgency =
      wanted === null || !isWaiting(question.state) ? '' : wanted < now ? 'late' : wanted < now + hourMs ? 'soon' : '';
    return html`<tr><td class="${urgency}">${isWaiting(question.state) ? timeLeft({ ...question, dueAt: wanted }, now, t) : stateNames[question.state]}</td>
<td><a href="/staff/questions/${id}" lang="${languageTag(own)}">${firstLine(textOrReason(question, t))}</a>${question.kind === 'complaint' ? html` <span class="tag tag-complaint">${kinds.complaint}</span>` : ''}${own === locale ? '' : html` <span class="tag">${languageName(own, locale)}</span>`}</td>
<td>${originOf(question, settings, locale, t)}</td>
<td>${topicOf(question, settings, locale) ?? t.unclassified}</td>
<td>${assignee === null ? takeButton(question) : nameOf(assignee, settings)}</td></tr>`;
  }

  function takeButton({ id, version, isHeldBack }: ListedQuestion) {
    if (person.role === 'reader') return '–';
    if (isHeldBack)
      return html`<form method="post" action="/staff/questions/${id}"><input type="hidden" name="move" value="accept"><input type="hidden" name="version" value="${version}"><button class="plain">${t.accept}</button></form>`;
    return html`<form method="post" action="/staff/questions/${id}"><input type="hidden" name="move" value="assign"><input type="hidden" name="version" value="${version}"><button class="plain">${t.take}</button></form>`;
  }
}

/** Enough to recognise it. */
function firstLine(text: string): string {
  const symbols = [...text.replaceAll(/\s+/g, ' ')];
  return symbols.length <= 80 ? symbols.join('') : `${symbols.slice(0, 79).join('')}…`;
}
