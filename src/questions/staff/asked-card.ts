import { html } from 'hono/html';
import { type Strings, stringsFor } from '../../i18n/strings.ts';
import { languageTag } from '../../knowledge/article-id.ts';
import { contactKind } from '../question.ts';
import type { OpenedQuestion } from '../stored-question.ts';
import { textOrReason } from './words.ts';

/** What was asked, and how its asker is reached: by one press on a phone. */
export function askedCard(question: OpenedQuestion, locale: string, time: (at: number) => string) {
  const t: Strings['questions']['staff'] = stringsFor(locale).questions.staff;
  const { asked, locale: own, callBackAt } = question;
  const facts: [name: string, value: unknown][] = [
    ...(callBackAt === null ? [] : [[t.callBack, time(callBackAt)] as [string, unknown]]),
    ...(asked?.contact === undefined ? [] : [[t.contact, contactLink(asked.contact)] as [string, unknown]]),
    ...(asked?.order === undefined ? [] : [[t.order, asked.order] as [string, unknown]]),
  ];
  return html`<section class="question-asked"><p class="question-text" lang="${languageTag(own)}">${textOrReason(question, t)}</p>
${facts.length === 0 ? '' : html`<dl class="staff-facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`}</section>`;
}

function contactLink(contact: string) {
  const kind = contactKind(contact);
  if (kind === 'mail') return html`<a href="mailto:${encodeURIComponent(contact).replace('%40', '@')}">${contact}</a>`;
  if (kind === 'phone') return html`<a href="tel:${contact.replaceAll(/[^\d+]/g, '')}">${contact}</a>`;
  return contact;
}
