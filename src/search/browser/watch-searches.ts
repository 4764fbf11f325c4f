import type { Answer } from '../answer-query.ts';
import type { SideClient } from '../side-index/side-client.ts';

/** Tells the endpoint of searches that failed, one record for each, and counts those that did not. */
export interface SearchWatch {
  /** A search was answered; while the reader goes on typing the next one takes its place. */
  answered(query: string, answer: Answer, side: SideClient | undefined): void;
  /** The reader opened a result. */
  clicked(): void;
}

/** A query counts as asked after this long without a keystroke. */
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

/** Reports searches whose results were shown for more than a moment but not opened. */
export function watchSearches(locale: string, box: HTMLElement): SearchWatch {
  // Searches by staff are not demand.
  if (box.dataset['watch'] === undefined) return { answered() {}, clicked() {} };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let settled: Asked | undefined;
  let stripping: Promise<StripPii> | undefined;

  /** Only reports need it: the first results do not wait for its bytes. */
  function loadStripping(): Promise<StripPii> {
    stripping ??= import('../../privacy/strip-pii.ts').then(({ stripPii }) => stripPii);
    return stripping;
  }

  function settle(asked: Asked): void {
    // What was asked before and left without a click was asked again in other words.
    if (settled !== undefined && !settled.isUnsure && settled.query !== asked.query) fail(settled, 'rephrased');
    settled = asked;
    // A page that is left leaves no time to load anything.
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
      // What could not be stripped is not sent.
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

/** Those that say what is asked for and stand on some page; the endpoint counts those that the build has listed. */
export function wordsToCount({ words, unknownWords }: Answer, side: SideClient | undefined): string[] {
  const known = words.filter((word) => !unknownWords.includes(word) && side?.reader.isContent(word) !== false);
  return known.filter((word) => word.length <= maxWordLength);
}

/** Outlives the page; nobody waits for the answer, and a site without an endpoint works as well. */
function send(address: string, body: object): void {
  const id = 'randomUUID' in crypto && address === '/api/searches' ? { id: crypto.randomUUID() } : {};
  const headers = { 'Content-Type': 'application/json' };
  fetch(address, { method: 'POST', keepalive: true, headers, body: JSON.stringify({ ...id, ...body }) }).catch(() => {});
}
