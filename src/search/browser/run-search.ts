import { type Answer, answerQuery } from '../answer-query.ts';
import { isPagefindLoaded, pagefindLoaded } from '../pagefind/load-pagefind.ts';
import type { ReadyAnswer } from '../ready/ready-answer.ts';
import { type ResultRow, resultRow } from '../result-row.ts';
import { firstHits } from '../search-articles.ts';
import { isAnswered } from '../snippets/answered.ts';
import { createTextReader, type TextReader } from '../text/text-reader.ts';
import { type BoxParts, describeAnswer, renderNote, renderRecent, renderTopics, setStatus, showItems } from './box-view.ts';
import { renderContact, returnContact } from './contact-item.ts';
import { element, setChildren } from './elements.ts';
import { filterItem } from './facet-fields.ts';
import { createFacetFilter, type FacetFilter } from './facet-filter.ts';
import { isNetworkFault } from './fetch-search-file.ts';
import { findFirstRows } from './first-rows.ts';
import { loadCorrections, loadOtherSources, loadSources } from './load-sources.ts';
import { answeredAtOnce, showReady } from './ready-box.ts';
import { forgetSearches, recentSearches } from './recent-searches.ts';
import { renderRow } from './result-item.ts';
import { loadSearchStrings, type SearchStrings } from './search-strings.ts';
import { forgetRows, rowOf, shownRows } from './shown-rows.ts';
import type { SearchWatch } from './watch-searches.ts';

/** Number of hits to load when the reader asks for more. */
const moreHits = 20;

/** Number of hits above the ways to a person when none is certain. */
const nearestShown = 3;

/** @returns a function that searches for what is in the field, or shows recent searches when it is empty */
export function createRun(parts: BoxParts, locale: string, isSearchPage: boolean, watch: SearchWatch): () => void {
  const { box, form, input, list, note, filters } = parts;
  const maxResults = Number(box.dataset['maxResults'] ?? 0);
  const allArticles = document.querySelector<HTMLElement>('[data-all-articles]');
  const filterRow = filters ? filterItem(filters) : undefined;
  let filter: FacetFilter | undefined;
  let latest = 0;
  /** The query to search for without corrections. */
  let literalQuery: string | undefined;
  /** The query for which the reader asked for more results. */
  let moreQuery: string | undefined;
  /** Whether the list has a whole answer, and not only its first rows. */
  let isWhole = false;

  async function run(): Promise<void> {
    const query = input.value.trim();
    const turn = ++latest;
    const isStale = (): boolean => turn !== latest;
    if (allArticles) allArticles.hidden = query !== '';
    if (isSearchPage) {
      setSearching(query !== '' && (Boolean(list.hidden) || !isWhole));
      history.replaceState(null, '', query === '' ? location.pathname : `?q=${encodeURIComponent(query)}`);
    }
    let strings: SearchStrings | undefined;
    try {
      strings = await loadSearchStrings(locale);
      if (isStale()) return;
      if (query === '') showRecent(strings);
      else {
        if (list.hidden) setStatus(parts, strings.searching);
        await search(query, strings, isStale);
      }
    } catch (error) {
      if (isStale()) return;
      const { failed, broken } = strings ?? box.dataset;
      showFailure((isNetworkFault(error) ? failed : (broken ?? failed)) ?? '', query);
    }
    if (!isStale()) setSearching(false);
  }

  async function search(query: string, strings: SearchStrings, isStale: () => boolean): Promise<void> {
    await answeredAtOnce();
    if (isStale()) return;
    const loading = loadSources(locale);
    const side = await loading.side;
    const reader = side?.reader ?? createTextReader(document.documentElement.lang, { stopWords: [], groups: [] });
    if (filters && side && !filter) filter = createFacetFilter(filters, strings, () => void run());
    const admits = (key: string): boolean => filter?.admits(side?.byKey.get(key)) ?? true;
    if (side !== undefined && !isPagefindLoaded() && shownRows(parts, query).rows.size === 0) {
      // Those of a filtered list are not known.
      const first = filter?.isSet() ? undefined : await findFirstRows(query, side, locale, pagefindLoaded());
      if (isStale()) return;
      // The reader may have typed something else that is not searched for yet.
      showFirst(query, input.value.trim() === query ? first : undefined, strings);
    }
    // In Pagefind's index is only what they are found by.
    for (const key of shownRows(parts, query).likely) void side?.article(key);
    const pagefind = await loading.pagefind;
    const answer = await answerQuery({ reader, pagefind, side }, query, {
      limit: maxResults || (moreQuery === query ? moreHits : firstHits),
      admits,
      loadElsewhere: () => loadOtherSources(locale),
      ...(literalQuery === query ? {} : { loadCorrections: () => loadCorrections(locale) }),
    });
    // A late answer must not replace a newer one.
    if (isStale()) return;
    if (side) filter?.update(answer.matching, side.byKey);
    show(answer, query, { reader, strings, admits });
    watch.answered(query, answer, side);
  }

  function showFirst(query: string, first: ReadyAnswer | ResultRow | undefined, strings: SearchStrings): void {
    if (first === undefined) {
      setStatus(parts, strings.searching);
      // Whoever narrows down a ready answer keeps the focus.
      showItems(parts, filterRow !== undefined && filter?.isSet() === true ? [filterRow] : []);
    } else if ('rows' in first) showReady(parts, query, first, strings);
    else {
      setStatus(parts, strings.searching);
      const shown = shownRows(parts, query);
      shown.first = [first.key];
      showItems(parts, [rowOf(shown, first.key, () => first, strings)]);
    }
    isWhole = false;
  }

  function show(found: Answer, query: string, { reader, strings, admits }: ShowContext): void {
    const shown = shownRows(parts, query);
    const first = shown.first.filter(admits);
    // Sure in the build, it stays so: another browser may cut words in another way.
    const answer = shown.isReady ? { ...found, isUnsure: false, isEmpty: false } : found;
    setStatus(parts, describeAnswer(answer, strings));
    setChildren(
      note,
      renderNote(answer, query, strings, () => searchLiterally(query)),
    );
    const others = shown.isReady && found.isEmpty ? [] : answer.hits.filter(({ key }) => first.indexOf(key) === -1);
    const rows = [
      ...first.flatMap((key) => shown.rows.get(key) ?? []),
      ...others.map((hit, index) => {
        const isAnswer = first.length === 0 && index === 0 && isAnswered(answer);
        return rowOf(shown, hit.key, () => resultRow(hit, { outcome: answer, reader }, isAnswer), strings);
      }),
    ];
    const items = answer.isEmpty && rows.length === 0 ? renderTopics(strings) : rows;
    const elsewhere = renderElsewhere(answer, strings);
    const isOwnFirst = !answer.isUnsure && !answer.isEmpty;
    const hasMore = moreQuery !== query && answer.admitted > answer.hits.length;
    // Below the answer; who is not sure of the question has nothing to narrow down.
    const hasFilters = filterRow !== undefined && (!answer.isUnsure || filter?.isSet() === true);
    const answers = rows[0]?.classList.contains('answer') ? 1 : 0;
    // The page for getting help has them above the field; few pages have none.
    const hasWays = document.querySelector('main [data-contact]:not(.contact-all)') !== null;
    const isShort = answer.intent === undefined && answer.isUnsure && hasWays;
    returnContact();
    const ways = answer.intent !== undefined || isShort ? [renderContact(strings, { isShort })] : [];
    const before = isShort ? nearestShown : 0;
    showItems(parts, [
      ...(before === 0 ? ways : []),
      ...(isOwnFirst ? [] : elsewhere),
      ...items.slice(0, answers),
      ...(hasFilters ? [filterRow] : []),
      ...items.slice(answers, before),
      ...(before === 0 ? [] : ways),
      ...items.slice(Math.max(answers, before)),
      ...(isOwnFirst ? elsewhere : []),
      ...(hasMore ? [moreItem(query, strings)] : []),
    ]);
    isWhole = true;
  }

  function moreItem(query: string, strings: SearchStrings): HTMLLIElement {
    if (maxResults > 0) return element('li', { className: 'more-item' }, allResultsLink(query, strings));
    const button = element('button', { type: 'button', className: 'more' }, strings.more);
    button.addEventListener('click', () => {
      moreQuery = query;
      // Continue at the first of the new results.
      void run().then(() => list.querySelectorAll<HTMLElement>('[data-key] > h2 > a')[firstHits]?.focus());
    });
    return element('li', { className: 'more-item' }, button);
  }

  function allResultsLink(query: string, strings: SearchStrings): HTMLAnchorElement {
    return element('a', { href: `${form.action}?q=${encodeURIComponent(query)}` }, strings.all);
  }

  function showFailure(sentence: string, query: string): void {
    if (allArticles) allArticles.hidden = false;
    setChildren(note, []);
    returnContact();
    // The first rows may be there.
    if (shownRows(parts, query).first.length === 0) showItems(parts, []);
    setStatus(parts, sentence);
  }

  function searchLiterally(query: string): void {
    literalQuery = query;
    forgetRows(parts);
    input.focus();
    void run();
  }

  function showRecent(strings: SearchStrings): void {
    filter?.reset();
    if (filters) filters.hidden = true;
    setStatus(parts, '');
    returnContact();
    const queries = document.activeElement === input ? recentSearches(locale) : [];
    const forget = element('button', { type: 'button', className: 'link', onclick: forgetAll }, strings.forget);
    setChildren(note, queries.length === 0 ? [] : [strings.recent, ' ', forget]);
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

/** What decides how an answer is shown, besides the answer. */
interface ShowContext {
  reader: TextReader;
  strings: SearchStrings;
  /** Whether an article passes the filters. */
  admits: (key: string) => boolean;
}

/** What is in another language, each marked with it. */
function renderElsewhere({ elsewhere }: Answer, strings: SearchStrings): HTMLLIElement[] {
  if (elsewhere === undefined || elsewhere.outcome.hits.length === 0) return [];
  const { locale, outcome, reader } = elsewhere;
  const heading = strings.elsewhere.replace('{language}', strings.languages[locale] ?? locale);
  const rows = outcome.hits.map((hit) => renderRow(resultRow(hit, { outcome, reader }, false), strings));
  for (const row of rows) row.lang = reader.language;
  return [element('li', { className: 'elsewhere-title' }, heading), ...rows];
}

/** While the first results are awaited, the search page hides what comes after them: it would be pushed down. */
function setSearching(isSearching: boolean): void {
  if (isSearching) document.documentElement.dataset['searching'] = '';
  else delete document.documentElement.dataset['searching'];
}
