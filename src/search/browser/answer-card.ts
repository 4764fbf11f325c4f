import type { ResultRow } from '../result-row.ts';
import { element } from './elements.ts';
import { marked, sectionLink } from './pieces.ts';
import type { SearchStrings } from './search-strings.ts';

type AnswerRow = ResultRow & { answer: NonNullable<ResultRow['answer']> };

/**
 * The first hit as the answer: its snippet in full, with the steps or the table of the section, and where it is from.
 *
 * @returns the content of the card
 */
export function renderAnswer(
  { url, category, section, answer }: AnswerRow,
  title: HTMLElement,
  strings: SearchStrings,
): HTMLElement[] {
  const { text, steps, rows, under, reviewed } = answer;
  const parts = [element('p', { className: 'answer-label' }, strings.answer), title];
  if (text.length > 0) parts.push(element('p', { className: 'answer-text' }, ...marked(text)));
  if (under !== undefined) parts.push(element('p', { className: 'answer-under' }, sectionLink(url, under)));
  if (steps.length > 0) {
    const items = steps.map((step) => element('li', {}, ...marked(step)));
    parts.push(element('ol', { className: 'answer-steps' }, ...items));
  }
  if (rows.length > 0) parts.push(renderTable(rows));
  const source = element('p', { className: 'answer-source' });
  if (section !== undefined) source.append(`${strings.under} `, sectionLink(url, section), ' · ');
  parts.push(source);
  source.append(reviewed === '' ? category : checkedBy(answer, strings));
  return parts;
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

function checkedBy({ reviewed, team }: AnswerRow['answer'], { checked, language }: SearchStrings): string {
  const day = new Date(`${reviewed}T00:00:00Z`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return checked.replace('{day}', day).replace('{team}', team);
}
