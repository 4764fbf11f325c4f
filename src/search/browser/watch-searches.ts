import { withBase } from '../../knowledge/base-path.ts';
import type { Answer } from '../answer-query.ts';
import type { SideClient } from '../side-index/side-client.ts';

/** Reports each failed search to the endpoint, and counts the successful ones. */
export interface SearchWatch {
  /** Results are shown. A further call within `settledMilliseconds` replaces this one: the reader is still typing. */
  answered(query: string, answer: Answer, side: SideClient | undefined): void;
  /** The reader opened a result. */
  clicked(): void;
}

/** How long results must be shown before their query counts as asked. */
const settledMilliseconds = 2_500;

/** The endpoint's limits. */
const maxWords = 12;
const maxWordLength = 32;

type StripPii = (text: string) => string;

interface Asked {
  query: string;
  isUnsure: boolean;
  category: string | undefined;
  words: string[];
}

/** Watches the searches of one box. Results that were shown but not opened count as a failure. */
export function watchSearches(locale: string, box: HTMLElement): SearchWatch {
  // The internal edition has no `data-watch`: searches by staff say nothing about demand.
  if (box.dataset['watch'] === undefined) return { answered() {}, clicked() {} };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settled: Asked | undefined;
  let stripping: Promise<StripPii> | undefined;

  /** Loaded lazily, because only reports need it. */
  function loadStripping(): Promise<StripPii> {
    stripping ??= import('../../privacy/strip-pii.ts').then(({ stripPii }) => stripPii);
    return stripping;
  }

  function settle(asked: Asked): void {
    // The previous query got no click and has now been rephrased.
    if (settled !== undefined && !settled.isUnsure && settled.query !== asked.query) fail(settled, 'rephrased');
    settled = asked;
    // When the page is being left, it is too late to load anything.
    loadStripping().catch(() => {});
    if (asked.isUnsure) fail(asked, 'no-result');
    else send('/api/counts', { locale, what: 'search-found' });
  }

  function fail({ query, category, words }: Asked, outcome: 'no-result' | 'no-click' | 'rephrased'): void {
    loadStripping().then(
      (stripPii) => {
        const harmless = words.filter((word) => stripPii(word) === word).slice(0, maxWords);
        send('/api/searches', {
          locale,
          query: stripPii(query),
          outcome,
          words: harmless,
          ...(category === undefined ? {} : { category }),
        });
      },
      // A query that could not be stripped is not sent.
      () => {},
    );
  }

  addEventListener('pagehide', () => {
    if (settled !== undefined && !settled.isUnsure) fail(settled, 'no-click');
    settled = undefined;
  });

  return {
    answered(query, answer, side) {
      const asked = {
        query,
        isUnsure: answer.isUnsure,
        category: side?.byKey.get(answer.hits[0]?.key ?? '')?.category,
        words: wordsToCount(answer, side),
      };
      clearTimeout(timer);
      timer = setTimeout(() => settle(asked), settledMilliseconds);
    },
    clicked() {
      clearTimeout(timer);
      if (settled === undefined) send('/api/counts', { locale, what: 'search-found' });
      settled = undefined;
    },
  };
}

/** Content words that are on some page. The endpoint counts only those that are in the known words of the build. */
export function wordsToCount({ words, unknownWords }: Answer, side: SideClient | undefined): string[] {
  const known = words.filter((word) => !unknownWords.includes(word) && side?.reader.isContent(word) !== false);
  return known.filter((word) => word.length <= maxWordLength);
}

/** Sends a request that may outlive the page. Failures are ignored: a site works without an endpoint. */
function send(address: string, body: object): void {
  const id = 'randomUUID' in crypto && address === '/api/searches' ? { id: crypto.randomUUID() } : {};
  const headers = { 'Content-Type': 'application/json' };
  fetch(withBase(address), { method: 'POST', keepalive: true, headers, body: JSON.stringify({ ...id, ...body }) }).catch(
    () => {},
  );
}
