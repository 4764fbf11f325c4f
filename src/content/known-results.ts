import { hash } from 'node:crypto';
import { TextCache } from '../text-cache.ts';

/**
 * Results that earlier runs worked out of single texts, so that after an edit only the edited text is examined again.
 * They are kept as JSON, all of one work in one text: reading ten thousand small ones takes ten times as long.
 */
export interface KnownResults {
  /**
   * @param work names what is worked out
   * @param given all that a result depends on besides what its key names; earlier results for another are forgotten
   * @returns a function that looks up the result of a key, or computes it
   */
  of<Result>(work: string, given?: unknown): RecallResult<Result>;
  /**
   * Stores what is new. Results that this run did not ask for are forgotten then.
   *
   * @param options.forgets `false` keeps them: only some of the texts were examined
   */
  keep(options?: { forgets?: boolean }): void;
}

export type RecallResult<Result> = (key: string, compute: () => Result) => Result;

/** Remembers nothing. */
export const noKnownResults: KnownResults = { of: () => (_key, compute) => compute(), keep: () => {} };

interface Kept {
  given: string;
  results: Record<string, unknown>;
}

export function knownResultsIn(folder: string): KnownResults {
  const cache = TextCache.in(folder);
  const works = new Map<string, { given: string; known: Map<string, unknown>; used: Map<string, unknown>; isNew: boolean }>();
  return {
    of<Result>(work: string, given: unknown = null): RecallResult<Result> {
      const digest = hash('sha256', JSON.stringify(given));
      const kept = cache.getJson('results', work) as Kept | undefined;
      const known = new Map(Object.entries(kept?.given === digest ? kept.results : {}));
      const state = { given: digest, known, used: new Map<string, unknown>(), isNew: false };
      works.set(work, state);
      return function recall(key, compute) {
        const found = known.get(key) as Result | undefined;
        const result = found === undefined ? compute() : found;
        if (found === undefined) state.isNew = true;
        state.used.set(key, result);
        return result;
      };
    },
    keep({ forgets = true } = {}) {
      const added = [...works].filter(([, { isNew }]) => isNew);
      if (added.length === 0) return;
      cache.set(
        'results',
        added.map(([work, { given, known, used }]) => {
          const results = Object.fromEntries(forgets ? used : [...known, ...used]);
          return [work, JSON.stringify({ given, results } satisfies Kept)];
        }),
      );
      for (const [, state] of added) state.isNew = false;
    },
  };
}
