import type { Row, Table } from './document.ts';
import type { Words } from './words.ts';

/** Maximum rows of a table on a page. Ten thousand articles would make a page of 20 MB, which no phone can open. */
export const maxRows = 500;

/** Draws as many items as a table of a page shows; what is left out stands below it. */
export function firstRows<Item>(
  items: readonly Item[],
  draw: (item: Item) => Row,
  { strings, number }: Pick<Words, 'strings' | 'number'>,
): Pick<Table, 'rows' | 'more'> {
  const rows = items.slice(0, maxRows).map(draw);
  return items.length <= maxRows ? { rows } : { rows, more: strings.moreRows(number(items.length - maxRows)) };
}
