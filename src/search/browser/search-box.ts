import { type Answer, answerQuery } from '../answer-query.ts';
import { firstHits } from '../search-articles.ts';
import { createTextReader } from '../text/text-reader.ts';
import { element } from './elements.ts';
import { createFacetFilter, type FacetFilter } from './facet-filter.ts';
import { loadCorrections, loadSources } from './load-sources.ts';
import { forgetSearches, noteSearch, recentSearches } from './recent-searches.ts';
import { renderHit, renderTitle } from './result-list.ts';
import { loadSearchStrings, type SearchStrings } from './search-strings.ts';
import { watchSearches } from './watch-searches.ts';

/** Words appear no faster than a reader types. */
const pauseMilliseconds = 120;

/** The first titles are shown before the index of bodies is there only when they are alike enough. */
const likeEnough = 0.35;
const mostEarly = 5;

/** So many results are loaded when the reader asks for more. */
const moreHits = 20;

/**
 * Shows results below a search form while the reader types. The form itself leads to the search page,
 * which runs the query of its address; without script it lists all articles.
 *
 * @param box holds the form, `[data-search-status]`, `[data-search-results]` and, where results can be
 *   narrowed down, `[data-search-filters]`; `data-locale` is the reader's
 * @param options.isComposing an input method is at work already
 */
export function enhanceSearchBox(box: HTMLElement, { isComposing = false } = {}): void {
  const form = box.querySelector('form');
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const status = box.querySelector<HTMLElement>('[data-search-status]');
  const list = box.querySelector<HTMLElement>('[data-search-results]');
  const filters = box.querySelector<HTMLElement>('[data-search-filters]');
  const note = box.querySelector<HTMLElement>('[data-search-note]');
  if (!form || !input || !status || !list || !note) return;
  const locale = box.dataset['locale'] ?? '';
  const everything = document.querySelector<HTMLElement>('[data-all-articles]');
  const isSearchPage = new URL(form.action).pathname === location.pathname;
  const watch = watchSearches(locale, box);
  let filter: FacetFilter | undefined;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Words that the reader wants to be searched for just so. */
  let literally: string | undefined;
  /** The query that the reader wants to see more results of. */
  let wantsMore: string | undefined;

  async function run(): Promise<void> {
    const query = input?.value.trim() ?? '';
    const turn = ++latest;
    const isOld = (): boolean => turn !== latest;
    if (everything) everything.hidden = query !== '';
    if (isSearchPage) history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    let words: SearchStrings;
    try {
      words = await loadSearchStrings(locale);
    } catch {
      if (!isOld()) fail(box.dataset['failed'] ?? '');
      return;
    }
    if (isOld()) return;
    if (query === '') {
      showRecent(words);
      return;
    }
    if (list?.hidden) say(words.searching);
    try {
      await search(query, words, isOld);
    } catch {
      if (!isOld()) fail(words.failed);
    }
  }

  async function search(query: string, words: SearchStrings, isOld: () => boolean): Promise<void> {
    const loading = loadSources(locale);
    const side = await loading.side;
    if (list?.hidden && side !== undefined) {
      const alike = [...(await side.similarity(query))]
        .filter(([, similarity]) => similarity >= likeEnough)
        .sort(([, a], [, b]) => b - a);
      const articles = alike.slice(0, mostEarly).flatMap(([key]) => side.byKey.get(key) ?? []);
      if (!isOld() && articles.every(({ title }) => title !== undefined))
        put(articles.map((article) => renderTitle(article, locale, words)));
    }
    const pagefind = await loading.pagefind;
    const reader = side?.reader ?? createTextReader(document.documentElement.lang, { stopWords: [], groups: [] });
    if (filters && side && !filter) filter = createFacetFilter(filters, words, () => void run());
    const answer = await answerQuery({ reader, pagefind, side }, query, {
      limit: wantsMore === query ? moreHits : firstHits,
      admits: (key) => filter?.admits(side?.byKey.get(key)) ?? true,
      ...(literally === query ? {} : { loadCorrections: () => loadCorrections(locale) }),
    });
    // An answer that comes late must not replace a newer one.
    if (isOld()) return;
    if (side) filter?.update(answer.matching, side.byKey);
    say(describe(answer, words));
    showNote(answer, query, words);
    put(answer.hits.map((hit) => renderHit(hit, answer, reader, words)));
    if (wantsMore !== query && answer.admitted > answer.hits.length) list?.append(moreItem(query, words));
    watch.answered(query, answer, side);
  }

  function moreItem(query: string, words: SearchStrings): HTMLLIElement {
    const button = element('button', { type: 'button', className: 'more' }, words.more);
    button.addEventListener('click', () => {
      wantsMore = query;
      // The first of those that come is where the reader goes on.
      void run().then(() => list?.querySelectorAll<HTMLElement>('[data-key] > a')[firstHits]?.focus());
    });
    return element('li', { className: 'more-item' }, button);
  }

  function say(sentence: string): void {
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }

  /** Results that stay keep their place in the page, so that nothing flickers and the focus is not lost. */
  function put(items: readonly HTMLLIElement[]): void {
    if (!list) return;
    const focused = (document.activeElement?.closest('[data-key]') as HTMLElement | null)?.dataset['key'];
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
    if (focused !== undefined)
      items
        .find((item) => item.dataset['key'] === focused)
        ?.querySelector('a')
        ?.focus();
  }

  function fail(sentence: string): void {
    if (everything) everything.hidden = false;
    note?.replaceChildren();
    put([]);
    say(sentence);
  }

  function showNote(answer: Answer, query: string, words: SearchStrings): void {
    const parts: (Node | string)[] = [];
    if (answer.corrected !== undefined) {
      const typed = element('button', { type: 'button', className: 'link', onclick: () => askLiterally(query) }, `“${query}”`);
      parts.push(words.corrected, element('strong', {}, answer.corrected), words.literally, typed);
    }
    if (answer.isUnsure)
      parts.push(' ', element('a', { href: `${words.askUrl}?q=${encodeURIComponent(query)}` }, words.askInstead));
    note?.replaceChildren(...parts);
  }

  function askLiterally(query: string): void {
    literally = query;
    input?.focus();
    void run();
  }

  function showRecent(words: SearchStrings): void {
    filter?.reset();
    if (filters) filters.hidden = true;
    say('');
    note?.replaceChildren();
    const queries = recentSearches(locale);
    if (queries.length === 0 || document.activeElement !== input) {
      put([]);
      return;
    }
    const forget = element('button', { type: 'button', className: 'link', onclick: () => forgetAll() }, words.forget);
    note?.replaceChildren(words.recent, ' ', forget);
    put(
      queries.map((query) =>
        element(
          'li',
          { className: 'recent' },
          element('a', { href: `${words.searchUrl}?q=${encodeURIComponent(query)}` }, query),
        ),
      ),
    );
  }

  function forgetAll(): void {
    forgetSearches(locale);
    input?.focus();
    void run();
  }

  const runSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), pauseMilliseconds);
  };

  // While an input method composes, the letters are not yet what the reader means.
  input.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) runSoon();
  });
  input.addEventListener('compositionend', runSoon);
  input.addEventListener('focus', () => {
    loadSources(locale).pagefind.catch(() => {});
    if (input.value.trim() === '') void run();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    void run();
  });
  list.addEventListener('click', (event) => {
    if ((event.target as Element).closest('[data-key] a')) {
      noteSearch(locale, input.value.trim());
      watch.clicked();
    }
  });
  box.addEventListener('keydown', (event) => moveFocus(event, input, list));

  const asked = isSearchPage ? new URLSearchParams(location.search).get('q') : null;
  if (asked) input.value = asked.slice(0, input.maxLength);
  if (!isComposing && (input.value.trim() !== '' || document.activeElement === input)) void run();
}

function describe(answer: Answer, words: SearchStrings): string {
  if (answer.isEmpty) return words.nothing;
  if (answer.isUnsure) return words.unsure;
  const count = answer.admitted;
  return (count === 1 ? words.result : words.results).replace('{count}', String(count));
}

/** The arrow keys go from the field through the results and back. */
function moveFocus(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0 || event.isComposing || (event.target as Element).closest('select')) return;
  const stops = [input, ...list.querySelectorAll<HTMLElement>('li > a')];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at === -1 ? undefined : stops[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
