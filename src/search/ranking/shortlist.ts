import type { BulkClient } from '../pagefind/bulk-client.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { bestCosinesAmong } from '../side-index/cosines-among.ts';
import type { PageScore } from '../side-index/frequent-words.ts';
import type { OpenedSideIndex } from '../side-index/side-client.ts';
import { bestCosines, createScratch, type Scratch } from '../side-index/side-index.ts';
import { isErrorCode } from '../text/error-codes.ts';
import type { TextReader } from '../text/text-reader.ts';
import { chooseWords } from '../understanding/query-words.ts';
import { hasPrior, withPrior } from './prior.ts';
import { fusedScore, minKept, minScoreShare, type Ranked, weightOf } from './rank.ts';
import type { Sources } from './rank-articles.ts';
import { searchedWords } from './searched-words.ts';

/**
 * Ranks up to which a search of the shortlist and one of all articles are the same. No less than `fuse` keeps however low
 * their scores, nor than are re-ranked.
 */
export const exactRanks = 12;

/** Pages of a word, by the numbers of the articles, and their scores. */
interface WordPages {
  pages: Int32Array;
  scores: Float32Array | Float64Array;
}

/** What shortlists are made from. */
export interface Searched {
  reader: TextReader;
  side: OpenedSideIndex;
  countsOf: NonNullable<Sources['countsOf']>;
  /** Numbers pages in the order of the articles. */
  pagefind: Pick<BulkClient, 'scoresOf'>;
  /** Whether shortlists name the other articles that match as well. No when left out. */
  namesOthers?: boolean;
}

/** The search of the articles that can be among the first for a question. */
export interface Shortlist extends Sources {
  pagefind: PagefindClient;
  side: OpenedSideIndex;
}

export interface Shortlists {
  shortlist(question: string): Promise<Shortlist>;
  /** Whether a word is on any page. */
  isOnPage(word: string): Promise<boolean>;
}

/**
 * A search knows thousands of articles that share a common word with a question, and ranks a handful. This computes the
 * scores of all in arrays, and keeps those that decide the first `exactRanks`: the ones with the best scores, and those
 * whose own scores others are compared with. `rankArticles` ranks them as it would rank them among all.
 */
export function createShortlists({ reader, side, countsOf, pagefind, namesOthers = false }: Searched): Shortlists {
  const count = side.articles.length;
  const keys = side.articles.map(({ key }) => key);
  const order = alphabeticalOrder(keys);
  const urgent = side.articles.flatMap(({ isUrgent }, number) => (isUrgent ? [number] : []));
  const isListed = new Uint8Array(count);
  const bodies = new Float64Array(count);
  const scores = new Float64Array(count);
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const frequent = new Map<string, WordPages>();
  let scratch: Scratch | undefined;

  /** @throws Error when the file of a frequent word cannot be read */
  async function pagesOf(word: string): Promise<WordPages> {
    if (!side.isFrequent(word)) return pagefind.scoresOf(word);
    const known = frequent.get(word);
    if (known !== undefined) return known;
    const found = await side.scoresOf(word);
    const pages = {
      pages: Int32Array.from(found, ({ id }) => numbers.get(id) ?? 0),
      scores: Float64Array.from(found, ({ score }) => score),
    };
    frequent.set(word, pages);
    return pages;
  }

  async function shortlist(question: string): Promise<Shortlist> {
    const { text, words } = await chooseWords(question, reader, side);
    const features = reader.features(text);
    const index = await side.index(features);
    const found = await Promise.all(searchedWords(words, reader, side).map(async (word) => ({ word, ...(await pagesOf(word)) })));
    // From here on nothing is waited for, as all questions share the arrays.
    scratch ??= createScratch(index);
    const cosines = bestCosines(features, index, reader, scratch);
    const listed = listArticles(found, cosines, likelyCosines(cosines, words));
    for (const article of listed) isListed[article] = 1;
    const scoresOf = new Map(found.map((pages) => [pages.word, scoresOfListed(pages)]));
    const others = namesOthers ? othersThatMatch() : [];
    for (const article of listed) isListed[article] = 0;
    const cosinesOfListed = listed.map((article) => cosines[article] ?? 0);
    return { ...narrowed(listed, scoresOf, cosinesOfListed), others };
  }

  return {
    shortlist,
    async isOnPage(word) {
      return (await pagesOf(word)).pages.length > 0;
    },
  };

  /** Cosines as `rankArticles` adds them to the body scores. */
  function likelyCosines(cosines: Float64Array, words: readonly string[]): Float64Array {
    if (!hasPrior(words, reader)) return cosines;
    const positive = new Map(keys.flatMap((key, number) => (cosines[number] ? [[key, cosines[number]] as const] : [])));
    const changed = withPrior(positive, words, side);
    return Float64Array.from(keys, (key) => changed.get(key) ?? 0);
  }

  /** Numbers of the articles of a shortlist, ascending. */
  function listArticles(found: readonly FoundPages[], cosines: Float64Array, likely: Float64Array): number[] {
    const maxBody = sumPages(found);
    const listed = new Set<number>();
    for (let article = 0; article < count; article += 1) {
      const body = bodies[article] ?? 0;
      scores[article] = fusedScore(body, maxBody || 1, likely[article] ?? 0);
      // All others are measured by this one.
      if (body > 0 && body === maxBody) listed.add(article);
    }
    const first = highest(scores, exactRanks, order);
    const best = [
      first,
      first.length < exactRanks ? unscored(found).slice(0, exactRanks - first.length) : [],
      // The most similar is a measure as well, and is a quick hit unless the next one is about as similar.
      highest(likely, 2, order),
      likely === cosines ? [] : highest(cosines, 1, order),
      // So is an urgent known issue.
      urgent.reduce((most: number[], each) => ((likely[each] ?? 0) > (likely[most[0] ?? -1] ?? 0) ? [each] : most), []),
    ];
    for (const article of best.flat()) listed.add(article);
    // Whatever their scores, they come first.
    for (const { word, pages } of found) if (isErrorCode(word)) for (const page of pages) listed.add(page);
    return [...listed].sort((a, b) => a - b);
  }

  /** Pages without a score, in order: the score of a word that is on every page of a large site is rounded to nothing. */
  function unscored(found: readonly FoundPages[]): number[] {
    const pages = new Set(found.flatMap(({ pages }) => [...pages]).filter((page) => scores[page] === 0));
    return [...pages].sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  }

  /** Those that `fuse` keeps among all; in no order. When it keeps only as many as always, they are listed. */
  function othersThatMatch(): Ranked[] {
    let most = 0;
    for (let article = 0; article < count; article += 1) most = Math.max(most, scores[article] ?? 0);
    const min = most * minScoreShare;
    const others: Ranked[] = [];
    let kept = 0;
    for (let article = 0; article < count; article += 1) {
      const score = scores[article] ?? 0;
      if (score < min || score === 0) continue;
      kept += 1;
      if (isListed[article] === 0) others.push({ key: keys[article] ?? '', score });
    }
    return kept < minKept ? [] : others;
  }

  /**
   * Sums up the body score of each article; see `sumScores`.
   *
   * @returns the largest
   */
  function sumPages(found: readonly FoundPages[]): number {
    bodies.fill(0);
    let most = 0;
    for (const { word, pages, scores } of found) {
      const weight = weightOf(word, reader);
      for (let at = 0; at < pages.length; at += 1) {
        const page = pages[at] ?? 0;
        const sum = (bodies[page] ?? 0) + weight * (scores[at] ?? 0);
        bodies[page] = sum;
        if (sum > most) most = sum;
      }
    }
    return most;
  }

  function scoresOfListed({ pages, scores }: FoundPages): PageScore[] {
    const own: PageScore[] = [];
    for (let at = 0; at < pages.length; at += 1) {
      const page = pages[at] ?? 0;
      if (isListed[page] === 1) own.push({ id: keys[page] ?? '', score: scores[at] ?? 0 });
    }
    return own;
  }

  /** @param cosines of the whole question, in the order of `listed` */
  function narrowed(
    listed: readonly number[],
    scoresOf: ReadonlyMap<string, readonly PageScore[]>,
    cosines: readonly number[],
  ): Shortlist {
    function byKey(cosines: readonly number[]): Map<string, number> {
      const similarity = new Map<string, number>();
      for (const [at, cosine] of cosines.entries()) if (cosine > 0) similarity.set(keys[listed[at] ?? 0] ?? '', cosine);
      return similarity;
    }
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
          if (features === undefined) return byKey(cosines);
          return byKey(bestCosinesAmong(listed, features, await side.index(features), reader));
        },
      },
    };
  }
}

interface FoundPages extends WordPages {
  word: string;
}

/** Place of each key among all in the order in which ties are sorted. */
function alphabeticalOrder(keys: readonly string[]): Int32Array {
  const sorted = [...keys.keys()].sort((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1));
  const order = new Int32Array(keys.length);
  for (const [place, number] of sorted.entries()) order[number] = place;
  return order;
}

/** Indexes of the highest numbers above 0; ties go to what is first in `order`. */
function highest(numbers: Float64Array, most: number, order: Int32Array): number[] {
  const chosen: number[] = [];
  function isBefore(a: number, b: number): boolean {
    const difference = (numbers[a] ?? 0) - (numbers[b] ?? 0);
    return difference > 0 || (difference === 0 && (order[a] ?? 0) < (order[b] ?? 0));
  }
  let least = Number.MIN_VALUE;
  for (let index = 0; index < numbers.length; index += 1) {
    if (!((numbers[index] ?? 0) >= least)) continue;
    let at = chosen.length;
    while (at > 0 && isBefore(index, chosen[at - 1] ?? 0)) at -= 1;
    chosen.splice(at, 0, index);
    if (chosen.length > most) chosen.pop();
    if (chosen.length === most) least = numbers[chosen[most - 1] ?? 0] ?? 0;
  }
  return chosen;
}
