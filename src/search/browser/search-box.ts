import { answerQuery } from '../answer-query.ts';
import { firstHits } from '../search-articles.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { createTextReader } from '../text/text-reader.ts';
import {
  type BoxParts,
  describeAnswer,
  findParts,
  moveFocus,
  renderNote,
  renderRecent,
  renderTopics,
  setStatus,
  showItems,
} from './box-view.ts';
import { element } from './elements.ts';
import { createFacetFilter, type FacetFilter } from './facet-filter.ts';
import { loadCorrections, loadOtherSources, loadSources } from './load-sources.ts';
import { forgetSearches, recentSearches, rememberSearch } from './recent-searches.ts';
import { renderHit, renderTitle } from './result-list.ts';
import { loadSearchStrings, type SearchStrings } from './search-strings.ts';
import { type SearchWatch, watchSearches } from './watch-searches.ts';

const debounceMilliseconds = 120;

/** Minimum similarity of the titles shown while Pagefind is loading. */
const minEarlySimilarity = 0.35;
const maxEarlyTitles = 5;

/** Number of hits to load when the reader asks for more. */
const moreHits = 20;

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
  // The reader may have typed while this was loading.
  if (asked && input.value === '') input.value = asked.slice(0, input.maxLength);
  if (!isComposing && (input.value.trim() !== '' || document.activeElement === input)) run();
}

/** @returns a function that searches for what is in the field, or shows recent searches when it is empty */
function createRun(parts: BoxParts, locale: string, isSearchPage: boolean, watch: SearchWatch): () => void {
  const { box, form, input, list, note, filters } = parts;
  const maxResults = Number(box.dataset['maxResults'] ?? 0);
  const allArticles = document.querySelector<HTMLElement>('[data-all-articles]');
  let filter: FacetFilter | undefined;
  let latest = 0;
  /** The query to search for without corrections. */
  let literalQuery: string | undefined;
  /** The query for which the reader asked for more results. */
  let moreQuery: string | undefined;

  async function run(): Promise<void> {
    const query = input.value.trim();
    const turn = ++latest;
    const isStale = (): boolean => turn !== latest;
    if (allArticles) allArticles.hidden = query !== '';
    if (isSearchPage) history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    let failure = box.dataset['failed'] ?? '';
    try {
      const strings = await loadSearchStrings(locale);
      failure = strings.failed;
      if (isStale()) return;
      if (query === '') showRecent(strings);
      else {
        if (list.hidden) setStatus(parts, strings.searching);
        await search(query, strings, isStale);
      }
    } catch {
      if (!isStale()) showFailure(failure);
    }
  }

  async function search(query: string, strings: SearchStrings, isStale: () => boolean): Promise<void> {
    const loading = loadSources(locale);
    const side = await loading.side;
    if (list.hidden && side !== undefined) {
      const titles = await earlyTitles(query, side, locale, strings);
      if (!isStale()) showItems(parts, titles.slice(0, maxResults || undefined));
    }
    const pagefind = await loading.pagefind;
    const reader = side?.reader ?? createTextReader(document.documentElement.lang, { stopWords: [], groups: [] });
    if (filters && side && !filter) filter = createFacetFilter(filters, strings, () => void run());
    const answer = await answerQuery({ reader, pagefind, side }, query, {
      limit: maxResults || (moreQuery === query ? moreHits : firstHits),
      admits: (key) => filter?.admits(side?.byKey.get(key)) ?? true,
      loadElsewhere: () => loadOtherSources(locale),
      ...(literalQuery === query ? {} : { loadCorrections: () => loadCorrections(locale) }),
    });
    // A late answer must not replace a newer one.
    if (isStale()) return;
    if (side) filter?.update(answer.matching, side.byKey);
    setStatus(parts, describeAnswer(answer, strings));
    note.replaceChildren(...renderNote(answer, query, strings, () => searchLiterally(query)));
    const hits = answer.hits.map((hit) => renderHit(hit, answer, reader, strings));
    const items = answer.isEmpty && hits.length === 0 ? renderTopics(strings) : hits;
    const hasMore = moreQuery !== query && answer.admitted > answer.hits.length;
    showItems(parts, hasMore ? [...items, moreItem(query, strings)] : items);
    watch.answered(query, answer, side);
  }

  function moreItem(query: string, strings: SearchStrings): HTMLLIElement {
    if (maxResults > 0) return element('li', { className: 'more-item' }, allResultsLink(query, strings));
    const button = element('button', { type: 'button', className: 'more' }, strings.more);
    button.addEventListener('click', () => {
      moreQuery = query;
      // Continue at the first of the new results.
      void run().then(() => list.querySelectorAll<HTMLElement>('[data-key] > a')[firstHits]?.focus());
    });
    return element('li', { className: 'more-item' }, button);
  }

  function allResultsLink(query: string, strings: SearchStrings): HTMLAnchorElement {
    return element('a', { href: `${form.action}?q=${encodeURIComponent(query)}` }, strings.all);
  }

  function showFailure(sentence: string): void {
    if (allArticles) allArticles.hidden = false;
    note.replaceChildren();
    showItems(parts, []);
    setStatus(parts, sentence);
  }

  function searchLiterally(query: string): void {
    literalQuery = query;
    input.focus();
    void run();
  }

  function showRecent(strings: SearchStrings): void {
    filter?.reset();
    if (filters) filters.hidden = true;
    setStatus(parts, '');
    const queries = document.activeElement === input ? recentSearches(locale) : [];
    const forget = element('button', { type: 'button', className: 'link', onclick: forgetAll }, strings.forget);
    note.replaceChildren(...(queries.length === 0 ? [] : [strings.recent, ' ', forget]));
    showItems(
      parts,
      queries.map((query) => renderRecent(query, strings)),
    );
  }

  function forgetAll(): void {
    forgetSearches(locale);
    input.focus();
    void run();
  }

  return () => void run();
}

/** Titles found by the side index while Pagefind is loading; empty on sites whose side index has no titles. */
async function earlyTitles(query: string, side: SideClient, locale: string, strings: SearchStrings): Promise<HTMLLIElement[]> {
  const similar = [...(await side.similarity(query))]
    .filter(([, similarity]) => similarity >= minEarlySimilarity)
    .sort(([, a], [, b]) => b - a);
  const articles = similar.slice(0, maxEarlyTitles).flatMap(([key]) => side.byKey.get(key) ?? []);
  return articles.every(({ title }) => title !== undefined)
    ? articles.map((article) => renderTitle(article, locale, strings))
    : [];
}

function listen(parts: BoxParts, locale: string, run: () => void, watch: SearchWatch): void {
  const { box, form, input, list } = parts;
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
    loadSources(locale).pagefind.catch(() => {});
    if (input.value.trim() === '') run();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  list.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-key] a');
    if (link) {
      rememberSearch(locale, input.value.trim());
      watch.clicked(link);
    }
  });
  box.addEventListener('keydown', (event) => moveFocus(event, parts));
}
