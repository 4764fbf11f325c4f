import { prepareSearchBox } from './prepare-search-box.ts';
import { answerAtOnce } from './ready-box.ts';

/** The same as `prepareSearchBox`, for the search page: a query of its address may have a ready answer. */
export function prepareSearchPage(box: HTMLElement): void {
  if (new URLSearchParams(location.search).get('q')) answerAtOnce(box);
  prepareSearchBox(box);
}
