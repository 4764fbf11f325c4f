import type { BoxParts } from './box-view.ts';
import { findParts, moveFocus } from './box-view.ts';
import { loadSide, loadSources } from './load-sources.ts';
import { answeredAtOnce } from './ready-box.ts';
import { rememberSearch } from './recent-searches.ts';
import { createRun } from './run-search.ts';
import { whenOpened } from './shown-rows.ts';
import { type SearchWatch, watchSearches } from './watch-searches.ts';

const debounceMilliseconds = 120;

/**
 * Shows results below a search form as the reader types. On the search page it also runs the query of the URL. Without
 * script, the form opens the search page, which lists all articles.
 *
 * @param box contains the form, `[data-search-status]`, `[data-search-results]`, `[data-search-note]` and, on pages
 *   with filters, `[data-search-filters]`; `data-locale` is the reader's locale
 * @param options.isComposing whether an input method is already composing
 */
export function enhanceSearchBox(box: HTMLElement, { isComposing = false } = {}): void {
  const parts = findParts(box);
  if (parts === undefined) return;
  const { form, input } = parts;
  const locale = box.dataset['locale'] ?? '';
  const isSearchPage = new URL(form.action).pathname === location.pathname;
  const watch = watchSearches(locale, box);
  const run = createRun(parts, locale, isSearchPage, watch);
  listen(parts, locale, run, watch);
  const asked = isSearchPage ? new URLSearchParams(location.search).get('q') : null;
  // What is asked may need less, and shares the network with nothing else.
  if (isSearchPage) void (asked ? loadSide(locale) : loadSources(locale));
  // The reader may have typed while this was loading.
  if (asked && input.value === '') input.value = asked.slice(0, input.maxLength);
  if (!isComposing && (input.value.trim() !== '' || document.activeElement === input)) run();
}

function listen(parts: BoxParts, locale: string, run: () => void, watch: SearchWatch): void {
  const { box, form, input } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const runSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, debounceMilliseconds);
  };
  // Text that an input method is still composing is not a query yet.
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) runSoon();
  });
  input.addEventListener('compositionend', runSoon);
  input.addEventListener('focus', () => {
    void answeredAtOnce().then(() => loadSources(locale));
    if (input.value.trim() === '') run();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  whenOpened(parts, (link, query) => {
    rememberSearch(locale, query ?? input.value.trim());
    watch.clicked(link, query);
  });
  box.addEventListener('keydown', (event) => moveFocus(event, parts));
}
