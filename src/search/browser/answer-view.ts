import type { Answer } from '../answer-query.ts';
import type { ReadyAnswer } from '../ready/ready-answer.ts';
import { type ResultRow, resultRow } from '../result-row.ts';
import { describeAnswer } from '../rows/sentences.ts';
import { firstHits } from '../search-articles.ts';
import { isAnswered } from '../snippets/answered.ts';
import type { TextReader } from '../text/text-reader.ts';
import { type BoxParts, renderNote, renderRecent, renderTopics, setStatus, showItems } from './box-view.ts';
import { renderContact, returnContact } from './contact-item.ts';
import { element, setChildren } from './elements.ts';
import { filterItem } from './facet-fields.ts';
import { showReady } from './ready-box.ts';
import { renderRow } from './result-item.ts';
import type { SearchStrings } from './search-strings.ts';
import { rowOf, shownRows } from './shown-rows.ts';

/** Number of hits above the ways to a person when none is certain. */
const nearestShown = 3;

/** Shows in a search box what a search has found so far. */
export interface AnswerView {
  /** Whether the list has a whole answer, and not only its first rows. */
  isWhole(): boolean;
  /**
   * Shows what is known before the whole answer.
   *
   * @param first nothing yet when left out
   */
  showFirst(query: string, first: ReadyAnswer | ResultRow | undefined, strings: SearchStrings, isNarrowed: boolean): void;
  show(found: Answer, query: string, context: ShowContext): void;
  showFailure(sentence: string, query: string): void;
  /** Shows the reader's recent searches in place of an answer. */
  showRecent(queries: readonly string[], strings: SearchStrings): void;
}

/** What decides how an answer is shown, besides the answer. */
export interface ShowContext {
  reader: TextReader;
  strings: SearchStrings;
  /** Whether an article passes the filters. */
  admits: (key: string) => boolean;
  /** Whether the reader has chosen a filter. */
  isNarrowed: boolean;
  /** Whether more results can be asked for. */
  hasMore: boolean;
}

/** What readers can do about an answer. */
export interface AnswerActions {
  /** Searches for the query without corrections. */
  searchLiterally(query: string): void;
  /** Resolves when more results are shown. */
  showMore(query: string): Promise<void>;
  forgetSearches(): void;
}

/** @param maxResults of the box; 0 for all */
export function createAnswerView(parts: BoxParts, maxResults: number, actions: AnswerActions): AnswerView {
  const { form, list, note, filters } = parts;
  const filterRow = filters ? filterItem(filters) : undefined;
  let isWhole = false;

  function moreItem(query: string, strings: SearchStrings): HTMLLIElement {
    if (maxResults > 0) return element('li', { className: 'more-item' }, allResultsLink(query, strings));
    const button = element('button', { type: 'button', className: 'more' }, strings.more);
    button.addEventListener('click', () => {
      // Continue at the first of the new results.
      void actions.showMore(query).then(() => list.querySelectorAll<HTMLElement>('[data-key] > h2 > a')[firstHits]?.focus());
    });
    return element('li', { className: 'more-item' }, button);
  }

  function allResultsLink(query: string, strings: SearchStrings): HTMLAnchorElement {
    return element('a', { href: `${form.action}?q=${encodeURIComponent(query)}` }, strings.all);
  }

  return {
    isWhole: () => isWhole,
    showFirst(query, first, strings, isNarrowed) {
      if (first === undefined) {
        setStatus(parts, strings.searching);
        // Whoever narrows down a ready answer keeps the focus.
        showItems(parts, filterRow !== undefined && isNarrowed ? [filterRow] : []);
      } else if ('rows' in first) showReady(parts, query, first, strings);
      else {
        setStatus(parts, strings.searching);
        const shown = shownRows(parts, query);
        shown.first = [first.key];
        showItems(parts, [rowOf(shown, first.key, () => first, strings)]);
      }
      isWhole = false;
    },
    show(found, query, { reader, strings, admits, isNarrowed, hasMore }) {
      const shown = shownRows(parts, query);
      const first = shown.first.filter(admits);
      // Sure in the build, it stays so: another browser may cut words in another way.
      const answer = shown.isReady ? { ...found, isUnsure: false, isEmpty: false } : found;
      setStatus(parts, describeAnswer(answer, strings));
      setChildren(
        note,
        renderNote(answer, query, strings, () => actions.searchLiterally(query)),
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
      // Below the answer; who is not sure of the question has nothing to narrow down.
      const hasFilters = filterRow !== undefined && (!answer.isUnsure || isNarrowed);
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
        ...(hasMore && answer.admitted > answer.hits.length ? [moreItem(query, strings)] : []),
      ]);
      isWhole = true;
    },
    showFailure(sentence, query) {
      setChildren(note, []);
      returnContact();
      // The first rows may be there.
      if (shownRows(parts, query).first.length === 0) showItems(parts, []);
      setStatus(parts, sentence);
    },
    showRecent(queries, strings) {
      if (filters) filters.hidden = true;
      setStatus(parts, '');
      returnContact();
      const forget = element('button', { type: 'button', className: 'link', onclick: actions.forgetSearches }, strings.forget);
      setChildren(note, queries.length === 0 ? [] : [strings.recent, ' ', forget]);
      showItems(
        parts,
        queries.map((query) => renderRecent(query, strings)),
      );
    },
  };
}

/** What is in another language, each marked with it. */
function renderElsewhere({ elsewhere }: Answer, strings: SearchStrings): HTMLElement[] {
  if (elsewhere === undefined || elsewhere.outcome.hits.length === 0) return [];
  const { locale, outcome, reader } = elsewhere;
  const heading = strings.elsewhere.replace('{language}', strings.languages[locale] ?? locale);
  const rows = outcome.hits.map((hit) => renderRow(resultRow(hit, { outcome, reader }, false), strings));
  for (const row of rows) row.lang = reader.language;
  return [element('li', { className: 'elsewhere-title' }, heading), ...rows];
}
