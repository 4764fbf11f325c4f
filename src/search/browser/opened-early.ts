import { findParts } from './box-view.ts';
import { countKept, countOpened } from './count-early.ts';
import { whenOpened } from './shown-rows.ts';

/**
 * Until the search is loaded, counts the results that are opened.
 *
 * @returns ends this
 */
export function watchOpenedEarly(box: HTMLElement): () => void {
  const parts = findParts(box);
  if (parts === undefined) return () => {};
  // From now on, `asked.js` keeps none.
  box.dataset['isWatching'] = '';
  countKept();
  const locale = box.dataset['locale'] ?? '';
  // Missing in the internal edition: searches by staff say nothing about demand.
  const isWatched = box.dataset['watch'] !== undefined;
  return whenOpened(parts, ({ pathname }, query) => {
    if (query !== undefined) countOpened({ path: pathname, query, locale, isWatched });
  });
}
