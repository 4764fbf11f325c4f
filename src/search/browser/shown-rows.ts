import type { ResultRow } from '../result-row.ts';
import type { BoxParts } from './box-view.ts';
import { renderRow } from './result-item.ts';
import type { SearchStrings } from './search-strings.ts';

/** The rows of a query, in their order: while it is asked, a row that is visible neither moves nor changes. */
export interface ShownRows {
  query: string;
  rows: Map<string, HTMLElement>;
  /** Keys of the rows that were shown before the whole answer: they stay the first ones, whatever it finds. */
  first: readonly string[];
  /** Whether they are of a ready answer, which is sure. */
  isReady: boolean;
  /** Keys of the articles that the whole answer will show, as far as they are known. */
  likely: readonly string[];
}

const shownIn = new WeakMap<HTMLElement, ShownRows>();

/** The rows that a list has shown for a query; without any when it has shown those of another one. */
export function shownRows({ list }: BoxParts, query: string): ShownRows {
  const known = shownIn.get(list);
  const shown: ShownRows =
    known?.query === query ? known : { query, rows: new Map<string, HTMLElement>(), first: [], isReady: false, likely: [] };
  shownIn.set(list, shown);
  return shown;
}

export function forgetRows({ list }: BoxParts): void {
  shownIn.delete(list);
}

/** @param describe called when the article has no row yet */
export function rowOf({ rows }: ShownRows, key: string, describe: () => ResultRow, strings: SearchStrings): HTMLElement {
  const row = rows.get(key) ?? renderRow(describe(), strings);
  rows.set(key, row);
  return row;
}

/**
 * Calls back when a result is opened, with the query that its row was shown for; `undefined` when the list is about to
 * show those of another.
 *
 * @returns ends this
 */
export function whenOpened({ list }: BoxParts, opened: (link: HTMLAnchorElement, query: string | undefined) => void): () => void {
  function listen({ target }: Event): void {
    const row = (target as Element).closest<HTMLElement>('[data-key]');
    const link = (target as Element).closest<HTMLAnchorElement>('[data-key] a');
    const shown = shownIn.get(list);
    if (link) opened(link, shown?.rows.get(row?.dataset['key'] ?? '') === row ? shown?.query : undefined);
  }
  list.addEventListener('click', listen);
  return () => list.removeEventListener('click', listen);
}
