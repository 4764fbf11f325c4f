import { escapeMarkup } from '../../escape-markup.ts';
import type { Cell, Column, Part, Row, Table } from '../document.ts';
import { lowHelpfulness } from '../parts/helpfulness/unhelpful-articles.ts';
import { drawInterval } from './interval.ts';

/**
 * A wide table scrolls in its own box, which can be focused to scroll it with the keyboard. `sort-tables.js` makes its
 * columns sortable.
 */
export function drawTable(
  caption: string,
  { columns, rows, isOrderFixed = false }: Omit<Table, 'kind' | 'caption' | 'empty'>,
): string {
  const label = escapeMarkup(caption);
  const head = columns.map((column) => `<th scope="col" class="is-${column.kind}">${escapeMarkup(column.label)}</th>`).join('');
  const body = rows.map((row) => drawRow(row, columns)).join('\n');
  return `<div class="scroll" role="group" aria-label="${label}" tabindex="0"><table${isOrderFixed ? '' : ' data-sortable'}>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>`;
}

function drawRow({ cells, depth, isTotal = false }: Row, columns: readonly Column[]): string {
  const drawn = cells.map((cell, index) => {
    const kind = columns[index]?.kind ?? 'text';
    return index === 0
      ? `<th scope="row" class="is-${kind}${depth === undefined ? '' : ` depth-${Math.min(depth, maxIndent)}`}"${valueAttribute(cell)}>${drawCell(cell)}</th>`
      : `<td class="is-${kind}"${valueAttribute(cell)}>${drawCell(cell)}</td>`;
  });
  return `<tr${isTotal ? ' class="total"' : ''}>${drawn.join('')}</tr>`;
}

/** The stylesheet has a class for each depth up to this one. */
const maxIndent = 4;

function valueAttribute(cell: Cell): string {
  const value = cell.find((part) => part.value !== undefined)?.value;
  return value === undefined ? '' : ` data-value="${value}"`;
}

export function drawCell(cell: Cell): string {
  return cell.map(drawPart).join(' ');
}

function drawPart(part: Part): string {
  const text = escapeMarkup(part.text);
  switch (part.kind) {
    case 'text':
      return (part.lang === undefined ? text : `<span${langOf(part)}>${text}</span>`) + drawEdit(part);
    case 'link':
      return `<a href="${escapeMarkup(part.href)}"${langOf(part)}>${text}</a>${drawEdit(part)}`;
    case 'aside':
      return `<span class="aside"${langOf(part)}>${text}</span>`;
    case 'badge':
      return `<span class="badge ${part.tone}">${text}</span>`;
    case 'interval':
      return drawInterval({ ...part, limit: lowHelpfulness });
  }
}

function drawEdit({ edit }: Extract<Part, { kind: 'text' | 'link' }>): string {
  if (edit === undefined) return '';
  return ` <a class="edit" href="${escapeMarkup(edit.href)}" aria-label="${escapeMarkup(edit.label)}">${escapeMarkup(edit.text)}</a>`;
}

function langOf({ lang }: { lang?: string }): string {
  return lang === undefined ? '' : ` lang="${escapeMarkup(lang)}"`;
}
