import type { PagefindClient } from '../../search/pagefind/client.ts';
import { hasPrior, withPrior } from '../../search/ranking/prior.ts';
import { fusedScore, weightOf } from '../../search/ranking/rank.ts';
import type { Sources } from '../../search/ranking/rank-articles.ts';
import { searchedWords } from '../../search/ranking/searched-words.ts';
import type { PageScore } from '../../search/side-index/frequent-words.ts';
import type { OpenedSideIndex } from '../../search/side-index/side-client.ts';
import { bestCosines, bestCosinesAmong } from '../../search/side-index/side-index.ts';
import { isErrorCode } from '../../search/text/error-codes.ts';
import type { TextReader } from '../../search/text/text-reader.ts';
import { chooseWords } from '../../search/understanding/query-words.ts';

/** Ranks up to which a search of the shortlist and one of all articles are the same. Greater than all ranks that matter. */
export const exactRanks = 16;

/** Pages of a word, by the numbers of the articles, and their scores. */
export interface WordPages {
  pages: Int32Array;
  scores: Float32Array | Float64Array;
}

/** What shortlists are made from. */
export interface Searched {
  reader: TextReader;
  side: OpenedSideIndex;
  countsOf: NonNullable<Sources['countsOf']>;
  /** @throws Error when the index cannot be read */
  pagesOf(word: string): Promise<WordPages>;
}

/** Narrows the search down to the articles that can be among the first for a question. */
export type MakeShortlist = (question: string) => Promise<Sources & { pagefind: PagefindClient; side: OpenedSideIndex }>;

/**
 * A search knows thousands of articles that share a common word with a question, and ranks a handful. This computes the
 * scores of all in arrays, and keeps those that decide the first `exactRanks`: the ones with the best scores, and those
 * whose own scores others are compared with. `rankArticles` ranks them as it would rank them among all.
 */
export function createShortlists({ reader, side, countsOf, pagesOf }: Searched): MakeShortlist {
  const count = side.articles.length;
  const keys = side.articles.map(({ key }) => key);
  const urgent = side.articles.flatMap(({ isUrgent }, number) => (isUrgent ? [number] : []));
  const ofUrgent = (cosines: Float64Array): Float64Array => {
    const own = new Float64Array(count);
    for (const article of urgent) own[article] = cosines[article] ?? 0;
    return own;
  };
  const alphabetical = new Int32Array(count);
  for (const [place, number] of [...keys.keys()].sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1)).entries())
    alphabetical[number] = place;

  /** Numbers of the articles with the highest scores above 0, ties by key, as `fuse` has them; not in order. */
  function best(scores: Float64Array, most: number): number[] {
    const chosen: number[] = [];
    const isBefore = (a: number, b: number): boolean => {
      const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
      return difference > 0 || (difference === 0 && (alphabetical[a] ?? 0) < (alphabetical[b] ?? 0));
    };
    let least = 0;
    for (let article = 0; article < count; article += 1) {
      const score = scores[article] ?? 0;
      if (score === 0 || score < least) continue;
      let at = chosen.length;
      while (at > 0 && isBefore(article, chosen[at - 1] ?? 0)) at -= 1;
      chosen.splice(at, 0, article);
      if (chosen.length > most) chosen.pop();
      if (chosen.length === most) least = scores[chosen[most - 1] ?? 0] ?? 0;
    }
    return chosen;
  }

  /** Body score of each article; see `sumScores`. */
  function sumPages(found: readonly (WordPages & { word: string })[]): Float64Array {
    const bodies = new Float64Array(count);
    for (const { word, pages, scores } of found) {
      const weight = weightOf(word, reader);
      for (let at = 0; at < pages.length; at += 1) {
        const page = pages[at] ?? 0;
        bodies[page] = (bodies[page] ?? 0) + weight * (scores[at] ?? 0);
      }
    }
    return bodies;
  }

  /** Cosines as `rankArticles` adds them to the body scores. */
  function likelyCosines(cosines: Float64Array, words: readonly string[]): Float64Array {
    if (!hasPrior(words, reader)) return cosines;
    const likely = new Float64Array(count);
    const positive = new Map(keys.flatMap((key, number) => (cosines[number] ? [[key, cosines[number]] as const] : [])));
    const changed = withPrior(positive, words, side);
    for (const [number, key] of keys.entries()) likely[number] = changed.get(key) ?? 0;
    return likely;
  }

  return async function shortlist(question) {
    const { text, words } = await chooseWords(question, reader, side);
    const features = reader.features(text);
    const index = await side.index(features);
    const found = await Promise.all(searchedWords(words, reader, side).map(async (word) => ({ word, ...(await pagesOf(word)) })));

    const cosines = bestCosines(features, index, reader);
    const likely = likelyCosines(cosines, words);
    const bodies = sumPages(found);
    const maxBody = bodies.reduce((most, body) => Math.max(most, body), 0);
    const scores = new Float64Array(count);
    const isListed = new Uint8Array(count);
    const list = (articles: Iterable<number>): void => {
      for (const article of articles) isListed[article] = 1;
    };
    for (let article = 0; article < count; article += 1) {
      const body = bodies[article] ?? 0;
      scores[article] = fusedScore(body, maxBody || 1, likely[article] ?? 0);
      // All others are measured by this one.
      if (body > 0 && body === maxBody) isListed[article] = 1;
    }
    list(best(scores, exactRanks));
    // The most similar is a measure as well, and is a quick hit unless the next one is about as similar.
    list(best(likely, 2));
    list(best(cosines, 1));
    // So is an urgent known issue.
    list(best(ofUrgent(likely), 1));
    for (const { word, pages } of found) if (isErrorCode(word)) list(pages);

    const listed = [...keys.keys()].filter((article) => isListed[article] === 1);
    const scoresOf = new Map(
      found.map(({ word, pages, scores }) => {
        const own: PageScore[] = [];
        for (let at = 0; at < pages.length; at += 1) {
          const page = pages[at] ?? 0;
          if (isListed[page] === 1) own.push({ id: keys[page] ?? '', score: scores[at] ?? 0 });
        }
        return [word, own] as const;
      }),
    );
    return narrowed(listed, scoresOf, cosines);
  };

  /** @param cosines of the whole question */
  function narrowed(
    listed: readonly number[],
    scoresOf: ReadonlyMap<string, readonly PageScore[]>,
    cosines: Float64Array,
  ): Awaited<ReturnType<MakeShortlist>> {
    const similar = (best: readonly number[]): Map<string, number> => {
      const similarity = new Map<string, number>();
      for (const [at, cosine] of best.entries()) if (cosine > 0) similarity.set(keys[listed[at] ?? 0] ?? '', cosine);
      return similarity;
    };
    return {
      reader,
      countsOf,
      pagefind: {
        async search(word) {
          const own = scoresOf.get(word ?? '') ?? [];
          return { results: own.map((each) => ({ ...each, data: () => Promise.reject(new Error('It has its own file.')) })) };
        },
      },
      side: {
        ...side,
        scoresOf: async (word) => scoresOf.get(word) ?? [],
        async similarity(_query, features) {
          if (features === undefined) return similar(listed.map((article) => cosines[article] ?? 0));
          return similar(bestCosinesAmong(listed, features, await side.index(features), reader));
        },
      },
    };
  }
}
