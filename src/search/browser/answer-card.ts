import { withBase } from '../../knowledge/base-path.ts';
import type { Hit } from '../ranking/rank-articles.ts';
import type { Snippet } from '../snippets/snippet.ts';
import { element } from './elements.ts';
import type { SearchStrings } from './search-strings.ts';

/** Steps and rows shown; the article has the others. */
const maxSteps = 8;
const maxRows = 9;

/**
 * The first hit as the answer: its snippet in full, with the steps or the table of the section, and where it is from.
 *
 * @param marked a text with the words of the query marked
 * @returns the content of the card
 */
export function renderAnswer(
  hit: Hit,
  title: HTMLElement,
  { section, full }: Snippet,
  marked: (text: string) => (Node | string)[],
  strings: SearchStrings,
): HTMLElement[] {
  const { text, steps, rows, under } = full;
  const parts = [element('p', { className: 'answer-label' }, strings.answer), title];
  if (text !== '') parts.push(element('p', { className: 'answer-text' }, ...marked(text)));
  if (under !== undefined) parts.push(element('p', { className: 'answer-under' }, sectionLink(hit, under)));
  if (steps.length > 0) {
    const items = steps.slice(0, maxSteps).map((step) => element('li', {}, ...marked(step)));
    parts.push(element('ol', { className: 'answer-steps' }, ...items));
  }
  if (rows.length > 0) parts.push(renderTable(rows.slice(0, maxRows)));
  const source = element('p', { className: 'answer-source' });
  if (section !== undefined) source.append(`${strings.under} `, sectionLink(hit, section), ' · ');
  parts.push(source);
  source.append(hit.reviewed === '' ? hit.category : checkedBy(hit, strings));
  return parts;
}

function sectionLink(hit: Hit, { id, heading }: { id: string; heading: string }): HTMLElement {
  return element('a', { href: withBase(`${hit.url}#${id}`) }, heading);
}

function renderTable([head = [], ...rows]: readonly string[][]): HTMLElement {
  const line = (cells: readonly string[], name: 'th' | 'td'): HTMLElement =>
    element('tr', {}, ...cells.map((cell) => element(name, name === 'th' ? { scope: 'col' } : {}, cell)));
  const table = element(
    'table',
    {},
    element('thead', {}, line(head, 'th')),
    element('tbody', {}, ...rows.map((row) => line(row, 'td'))),
  );
  // Wider than a small screen, it scrolls by itself.
  return element('div', { className: 'answer-table', tabIndex: 0 }, table);
}

function checkedBy({ reviewed, team }: Hit, { checked, language }: SearchStrings): string {
  const day = new Date(`${reviewed}T00:00:00Z`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return checked.replace('{day}', day).replace('{team}', team);
}
