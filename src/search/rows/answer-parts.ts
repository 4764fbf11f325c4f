import type { ResultRow } from '../result-row.ts';
import type { MakeElement, RowMaker, RowStrings } from './make-element.ts';
import { marked, sectionLink } from './pieces.ts';

type AnswerRow = ResultRow & { answer: NonNullable<ResultRow['answer']> };

/**
 * The first hit as the answer: its snippet in full, with the steps or the table of the section, and where it is from.
 *
 * @returns the content of the card
 */
export function answerParts<Made>({ url, category, section, answer }: AnswerRow, title: Made, maker: RowMaker<Made>): Made[] {
  const { element, strings } = maker;
  const { text, steps, rows, under, reviewed } = answer;
  const parts = [element('p', { class: 'answer-label' }, strings.answer), title];
  if (text.length > 0) parts.push(element('p', { class: 'answer-text' }, ...marked(text, element)));
  if (under !== undefined) parts.push(element('p', { class: 'answer-under' }, sectionLink(url, under, maker)));
  if (steps.length > 0) {
    const items = steps.map((step) => element('li', {}, ...marked(step, element)));
    parts.push(element('ol', { class: 'answer-steps' }, ...items));
  }
  if (rows.length > 0) parts.push(makeTable(rows, element));
  const from = section === undefined ? [] : [`${strings.under} `, sectionLink(url, section, maker), ' · '];
  parts.push(element('p', { class: 'answer-source' }, ...from, reviewed === '' ? category : checkedBy(answer, strings)));
  return parts;
}

function makeTable<Made>([head = [], ...rows]: readonly string[][], element: MakeElement<Made>): Made {
  const line = (cells: readonly string[], name: 'th' | 'td'): Made =>
    element('tr', {}, ...cells.map((cell) => element(name, name === 'th' ? { scope: 'col' } : {}, cell)));
  const body = element('tbody', {}, ...rows.map((row) => line(row, 'td')));
  // Wider than a small screen, it scrolls by itself.
  return element(
    'div',
    { class: 'answer-table', tabindex: '0' },
    element('table', {}, element('thead', {}, line(head, 'th')), body),
  );
}

function checkedBy({ reviewed, team }: AnswerRow['answer'], { checked, language }: RowStrings): string {
  const day = new Date(`${reviewed}T00:00:00Z`).toLocaleDateString(language, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  return checked.replace('{day}', day).replace('{team}', team);
}
