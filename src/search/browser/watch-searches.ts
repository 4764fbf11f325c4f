import type { Answer } from '../answer-query.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { countEarly, isCountedEarly } from './count-early.ts';
import { rememberOpened } from './opened-result.ts';
import { send } from './send.ts';

/** Reports each failed search to the endpoint, and counts the successful ones. */
export interface SearchWatch {
  /** Results are shown. A further call within `settledMilliseconds` replaces this one: the reader is still typing. */
  answered(query: string, answer: Answer, side: SideClient | undefined): void;
  /**
   * The reader opened a result.
   *
   * @param query it was found by, where that is known
   */
  clicked(link: HTMLAnchorElement, query: string | undefined): void;
}

/** How long results must be shown before their query counts as asked. A query that the reader leaves with counts at once. */
const settledMilliseconds = 2_500;

/** The endpoint's limits. */
const maxWords = 12;
const maxWordLength = 32;

type StripPii = (text: string) => string;

interface Asked {
  query: string;
  isUnsure: boolean;
  /** No article was shown. */
  isEmpty: boolean;
  category: string | undefined;
  words: string[];
}

/** Watches the searches of one box. Results that were shown but not opened count as a failure. */
export function watchSearches(locale: string, box: HTMLElement): SearchWatch {
  // The internal edition has no `data-watch`: searches by staff say nothing about demand.
  if (box.dataset['watch'] === undefined) return { answered() {}, clicked() {} };
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** The last query with results, while the reader may still be typing. */
  let pending: Asked | undefined;
  /** The last query that was counted. It is over once its outcome is known: no search has two. */
  let settled: (Asked & { isOver: boolean }) | undefined;
  let stripping: Promise<StripPii> | undefined;
  let stripPii: StripPii | undefined;

  /** Loaded after the first results, because only reports need it, and when the page is left, it is too late. */
  function loadStripping(): Promise<StripPii> {
    stripping ??= import('../../privacy/strip-pii.ts').then((part) => (stripPii = part.stripPii));
    return stripping;
  }

  /** @param isFound whether a result was opened before the query was counted */
  function settle(isFound: boolean, isLeaving: boolean): void {
    clearTimeout(timer);
    if (pending === undefined) return;
    // The previous query got no click and has now been rephrased.
    if (settled?.isOver === false) fail(settled, 'rephrased', isLeaving);
    const isFailed = pending.isUnsure && !isFound;
    settled = { ...pending, isOver: isFound || isFailed };
    pending = undefined;
    if (isFailed) {
      fail(settled, 'no-result', isLeaving);
      send('/api/counts', { locale, what: settled.isEmpty ? 'search-empty' : 'search-near' }, isLeaving);
    } else send('/api/counts', { locale, what: 'search-found' }, isLeaving);
  }

  function leave(): void {
    settle(false, true);
    if (settled?.isOver !== false) return;
    settled.isOver = true;
    fail(settled, 'no-click', true);
  }

  function fail(asked: Asked, outcome: 'no-result' | 'no-click' | 'rephrased', isLeaving: boolean): void {
    // A query that cannot be stripped is not sent. That a search failed is.
    if (isLeaving) report(asked, outcome, stripPii ?? (() => ''), true);
    else
      loadStripping().then(
        (strip) => report(asked, outcome, strip, false),
        () => {},
      );
  }

  function report({ query, category, words }: Asked, outcome: string, strip: StripPii, isLeaving: boolean): void {
    const body = {
      locale,
      query: strip(query),
      outcome,
      words: words.filter((word) => strip(word) === word).slice(0, maxWords),
      ...(category === undefined ? {} : { category }),
    };
    send('/api/searches', body, isLeaving);
  }

  addEventListener('pagehide', leave);
  // Phones end a page in the background without telling it. On other devices it is only another tab.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && matchMedia('(pointer: coarse)').matches) leave();
  });

  return {
    answered(query, answer, side) {
      clearTimeout(timer);
      pending = undefined;
      // Filters and further results belong to the same search.
      if (settled?.query === query || isCountedEarly(query)) return;
      pending = {
        query,
        isUnsure: answer.isUnsure,
        isEmpty: answer.hits.length === 0,
        category: side?.byKey.get(answer.hits[0]?.key ?? '')?.category,
        words: wordsToCount(answer, side),
      };
      loadStripping().catch(() => {});
      timer = setTimeout(() => settle(false, false), settledMilliseconds);
    },
    clicked(link, query = (pending ?? settled)?.query) {
      if (query === undefined) return;
      if (pending?.query === query) settle(true, true);
      else if (settled?.query === query) settled.isOver = true;
      else {
        // One of the first rows, before their query was answered. The previous query got no click.
        settle(false, true);
        if (settled?.isOver === false) fail(settled, 'rephrased', true);
        settled = undefined;
        countEarly(query, locale);
      }
      rememberOpened({ path: link.pathname, query, locale });
    },
  };
}

/** Content words that are on some page. The endpoint counts only those that are in the known words of the build. */
export function wordsToCount({ words, unknownWords }: Answer, side: SideClient | undefined): string[] {
  const known = words.filter((word) => !unknownWords.includes(word) && side?.reader.isContent(word) !== false);
  return known.filter((word) => word.length <= maxWordLength);
}
