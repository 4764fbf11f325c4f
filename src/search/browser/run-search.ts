import { answerQuery } from '../answer-query.ts';
import { isPagefindLoaded, pagefindLoaded } from '../pagefind/load-pagefind.ts';
import { firstHits } from '../search-articles.ts';
import { createTextReader } from '../text/text-reader.ts';
import { createAnswerView } from './answer-view.ts';
import { type BoxParts, setStatus } from './box-view.ts';
import { createFacetFilter, type FacetFilter } from './facet-filter.ts';
import { isNetworkFault } from './fetch-search-file.ts';
import { findFirstRows } from './first-rows.ts';
import { loadCorrections, loadOtherSources, loadSide, loadSources } from './load-sources.ts';
import { answeredAtOnce } from './ready-box.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';
import { loadSearchStrings, type SearchStrings } from './search-strings.ts';
import { forgetRows, shownRows } from './shown-rows.ts';
import { isOfTitleWords, titleWordsFirst } from './title-words-first.ts';
import type { SearchWatch } from './watch-searches.ts';

const never = new Promise<void>(() => {});

/** Number of hits to load when the reader asks for more. */
const moreHits = 20;

/** @returns a function that searches for what is in the field, or shows recent searches when it is empty */
export function createRun(parts: BoxParts, locale: string, isSearchPage: boolean, watch: SearchWatch): () => void {
  const { box, input, list, filters } = parts;
  const maxResults = Number(box.dataset['maxResults'] ?? 0);
  const allArticles = document.querySelector<HTMLElement>('[data-all-articles]');
  const view = createAnswerView(parts, maxResults, {
    searchLiterally(query) {
      literalQuery = query;
      forgetRows(parts);
      input.focus();
      void run();
    },
    showMore(query) {
      moreQuery = query;
      return run();
    },
    forgetSearches() {
      forgetSearches(locale);
      input.focus();
      void run();
    },
  });
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
    if (isSearchPage) {
      setSearching(query !== '' && (Boolean(list.hidden) || !view.isWhole()));
      history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    }
    let strings: SearchStrings | undefined;
    try {
      strings = await loadSearchStrings(locale);
      if (isStale()) return;
      if (query === '') {
        filter?.reset();
        view.showRecent(document.activeElement === input ? recentSearches(locale) : [], strings);
      } else {
        if (list.hidden) setStatus(parts, strings.searching);
        await search(query, strings, isStale);
      }
    } catch (error) {
      if (isStale()) return;
      const { failed, broken } = strings ?? box.dataset;
      if (allArticles) allArticles.hidden = false;
      view.showFailure((isNetworkFault(error) ? failed : (broken ?? failed)) ?? '', query);
    }
    if (!isStale()) setSearching(false);
  }

  async function search(query: string, strings: SearchStrings, isStale: () => boolean): Promise<void> {
    await answeredAtOnce();
    if (isStale()) return;
    const side = await loadSide(locale);
    const needsPagefind = side === undefined || !(await isOfTitleWords(query, side));
    if (needsPagefind) loadSources(locale);
    const reader = side?.reader ?? createTextReader(document.documentElement.lang, { stopWords: [], groups: [] });
    if (filters && side && !filter) filter = createFacetFilter(filters, strings, () => void run());
    const admits = (key: string): boolean => filter?.admits(side?.byKey.get(key)) ?? true;
    const isNarrowed = (): boolean => filter?.isSet() === true;
    if (side !== undefined && !isPagefindLoaded() && shownRows(parts, query).rows.size === 0) {
      // Those of a filtered list are not known.
      const first = isNarrowed() ? undefined : await findFirstRows(query, side, locale, needsPagefind ? pagefindLoaded() : never);
      if (isStale()) return;
      // The reader may have typed something else that is not searched for yet.
      view.showFirst(query, input.value.trim() === query ? first : undefined, strings, isNarrowed());
    }
    // In Pagefind's index is only what they are found by.
    for (const key of shownRows(parts, query).likely) void side?.article(key);
    const answer = await answerQuery({ reader, pagefind: titleWordsFirst(side), side }, query, {
      limit: maxResults || (moreQuery === query ? moreHits : firstHits),
      admits,
      loadElsewhere: () => loadOtherSources(locale),
      ...(literalQuery === query ? {} : { loadCorrections: () => loadCorrections(locale) }),
    });
    // A late answer must not replace a newer one.
    if (isStale()) return;
    if (side) filter?.update(answer.matching, side.byKey);
    view.show(answer, query, { reader, strings, admits, isNarrowed: isNarrowed(), hasMore: moreQuery !== query });
    watch.answered(query, answer, side);
  }

  return () => void run();
}

/** While the first results are awaited, the search page hides what comes after them: it would be pushed down. */
function setSearching(isSearching: boolean): void {
  if (isSearching) document.documentElement.dataset['searching'] = '';
  else delete document.documentElement.dataset['searching'];
}
