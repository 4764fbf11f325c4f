import { html } from 'hono/html';
import { formatShortInstant } from '../../i18n/format.ts';
import { stringsFor } from '../../i18n/strings.ts';
import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import type { Desk, Said } from '../outbox/said.ts';

/** What a letter says. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

/** A paragraph, a link, or a list. */
export type Part = string | { label: string; url: string } | { heading: string; items: readonly Item[] };

interface Item {
  text: string;
  url?: string;
  note?: string;
}

/** A letter to whoever asked: what happened, and the way to the page of the question. Nothing that they wrote is in it. */
export async function askersLetter(desk: Desk, event: AskersEvent, { question, step }: Said): Promise<Letter> {
  const { settings, zone } = desk;
  const { locale, dueAt, asked } = question;
  const t = stringsFor(locale).questions.mail;
  const name = settings.mail?.name?.[locale] ?? settings.mail?.from ?? '';
  const { reference = '' } = asked ?? {};
  const base = settings.baseUrl?.replace(/\/$/, '');
  const page: Part[] =
    base === undefined
      ? [t.reference(reference)]
      : [{ label: t.pages[event], url: `${base}/api/questions/${reference}?reader=${locale}` }, t.keep];
  const { written } = step;
  const article: Part[] =
    written?.article === undefined || base === undefined
      ? []
      : [{ label: written.article.title, url: `${base}${articleUrl(locale, written.article.id)}` }];
  const said: Record<AskersEvent, Part[]> = {
    received: [dueAt === null ? t.receivedOpen : t.received(formatShortInstant(new Date(dueAt), locale, zone))],
    answered: [written?.text ?? '', ...article, written?.by ?? ''],
    'asked-back': [written?.text ?? '', written?.by ?? ''],
    resolved: [t.resolved],
  };
  const parts = [...said[event], ...page, t.canReply].filter((part) => part !== '');
  const heading = t.subjects[event];
  return write({ subject: `${heading} [${question.id}]`, heading, parts, cut: t.cut, footer: t.why(name), locale });
}

export type AskersEvent = 'received' | 'answered' | 'asked-back' | 'resolved';

interface Draft {
  subject: string;
  heading: string;
  parts: readonly Part[];
  /** Line above which a reply is written. */
  cut?: string;
  footer?: string;
  locale: string;
}

/** The same as plain text and as simple HTML. */
export async function write({ subject, heading, parts, cut, footer, locale }: Draft): Promise<Letter> {
  const plain = parts.map(plainPart);
  const text = [cut, heading, ...plain, footer === undefined ? undefined : `-- \n${footer}`]
    .filter((part) => part !== undefined)
    .join('\n\n');
  const page =
    await html`<!doctype html><html lang="${languageTag(locale)}"><head><meta charset="utf-8"><title>${subject}</title></head>
<body style="font:16px/1.6 sans-serif;max-width:36em;margin:1.5em auto;padding:0 1em">
${cut === undefined ? '' : html`<p style="color:#666">${cut}</p>`}
<h1 style="font-size:1.25em">${heading}</h1>
${parts.map(htmlPart)}
${footer === undefined ? '' : html`<hr><p style="color:#666;font-size:.875em">${footer}</p>`}
</body></html>`;
  return { subject, text: `${text}\n`, html: page.toString() };
}

function plainPart(part: Part): string {
  if (typeof part === 'string') return part;
  if ('label' in part) return `${part.label}\n${part.url}`;
  const lines = part.items.map(({ text, url, note }) => {
    const first = note === undefined ? `- ${text}` : `- ${text} · ${note}`;
    return url === undefined ? first : `${first}\n  ${url}`;
  });
  return [part.heading, ...lines].join('\n');
}

function htmlPart(part: Part): ReturnType<typeof html> {
  if (typeof part === 'string') return html`<p style="white-space:pre-line">${part}</p>`;
  if ('label' in part) return html`<p><a href="${part.url}">${part.label}</a></p>`;
  return html`<h2 style="font-size:1em">${part.heading}</h2>
<ul>
${part.items.map(({ text, url, note }) => html`<li>${url === undefined ? text : html`<a href="${url}">${text}</a>`}${note === undefined ? '' : ` · ${note}`}</li>`)}
</ul>`;
}
