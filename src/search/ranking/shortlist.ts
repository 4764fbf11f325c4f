import type { BulkClient } from '../pagefind/bulk-client.ts';
import { type ArticleCosines, createArticleCosines } from '../side-index/article-cosines.ts';
import type { PageScore } from '../side-index/frequent-words.ts';
import type { OpenedSideIndex } from '../side-index/side-client.ts';
import { bestCosines, createScratch, type Scratch, type SideIndex } from '../side-index/side-index.ts';
import { isErrorCode } from '../text/error-codes.ts';
import type { TextReader } from '../text/text-reader.ts';
import { chooseWords } from '../understanding/query-words.ts';
import { Highest, highest, nthHighest } from './highest.ts';
import { hasPrior, withPrior } from './prior.ts';
import { fusedScore, minKept, minScoreShare, type Ranked, weightOf } from './rank.ts';
import type { CountedArticles } from './rank-articles.ts';
import { type Shortlist, searchAmong } from './search-among.ts';
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
  counted?: CountedArticles;
  /** Numbers pages in the order of the articles. */
  pagefind: Pick<BulkClient, 'scoresOf'>;
  /** Whether shortlists name the other articles that match as well. No when left out. */
  namesOthers?: boolean;
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
export function createShortlists({ reader, side, counted, pagefind, namesOthers = false }: Searched): Shortlists {
  const count = side.articles.length;
  const keys = side.articles.map(({ key }) => key);
  const order = alphabeticalOrder(keys);
  const all = Int32Array.from(keys.keys());
  const urgent = all.filter((article) => side.articles[article]?.isUrgent);
  const isListed = new Uint8Array(count);
  const bodies = new Float64Array(count);
  const scores = new Float64Array(count);
  const someCosines = new Float64Array(count);
  const numbers = new Map(keys.map((key, number) => [key, number]));
  const frequent = new Map<string, WordPages>();
  let opened: Opened | undefined;

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
    opened ??= open(await side.wholeIndex(), reader);
    const { index, compare, scratch } = opened;
    const found = await Promise.all(searchedWords(words, reader, side).map(async (word) => ({ word, ...(await pagesOf(word)) })));
    // From here on nothing is waited for, as all questions share the arrays.
    const features = reader.features(text);
    const compared = compare(features);
    const maxBody = sumPages(found);
    const listed =
      namesOthers || hasPrior(words, reader)
        ? listAmongAll(found, maxBody, bestCosines(features, index, reader, scratch), words)
        : listAmongSome(found, maxBody, compared);
    for (const article of listed) isListed[article] = 1;
    const scoresOf = new Map(found.map((pages) => [pages.word, scoresOfListed(pages)]));
    const others = namesOthers ? othersThatMatch() : [];
    for (const article of listed) isListed[article] = 0;
    const listedKeys = listed.map((article) => keys[article] ?? '');
    const cosines = listed.map(compared.cosineOf);
    const cosinesOf = (some: readonly string[]): number[] => listed.map(compare(some).cosineOf);
    return { ...searchAmong({ reader, counted, side, keys: listedKeys, scoresOf, cosines, cosinesOf }), others };
  }

  return {
    shortlist,
    async isOnPage(word) {
      return (await pagesOf(word)).pages.length > 0;
    },
  };

  /** Numbers of the articles of a shortlist, ascending. */
  function listAmongAll(
    found: readonly FoundPages[],
    maxBody: number,
    cosines: Float64Array,
    words: readonly string[],
  ): number[] {
    const likely = likelyCosines(cosines, words);
    const listed = listArticles(found, maxBody, all, likely);
    // Without the prior, another one may be the most similar.
    return likely === cosines ? listed : ascending([...listed, ...highest(all, cosines, 1, order)]);
  }

  /** Cosines as `rankArticles` adds them to the body scores. */
  function likelyCosines(cosines: Float64Array, words: readonly string[]): Float64Array {
    if (!hasPrior(words, reader)) return cosines;
    const positive = new Map(keys.flatMap((key, number) => (cosines[number] ? [[key, cosines[number]] as const] : [])));
    const changed = withPrior(positive, words, side);
    return Float64Array.from(keys, (key) => changed.get(key) ?? 0);
  }

  /** The same, for a question without a prior: computes the cosines only of articles whose limits are high enough. */
  function listAmongSome(
    found: readonly FoundPages[],
    maxBody: number,
    { limits: limitsOfAll, cosineOf }: ArticleCosines,
  ): number[] {
    const limits = limitsOfAll();
    const likeliest = new Highest(scores, likeliestTried, order);
    for (let article = 0; article < count; article += 1) {
      const score = fusedScore(bodies[article] ?? 0, maxBody || 1, limits[article] ?? 0);
      scores[article] = score;
      if (score >= likeliest.least) likeliest.add(article);
    }
    const tried = ascending([...likeliest.articles, ...urgent]);
    const minScore = nthHighest(
      tried.map((article) => fusedScore(bodies[article] ?? 0, maxBody || 1, cosineOf(article))),
      exactRanks,
    );
    const minCosine = nthHighest(tried.map(cosineOf), measures);
    // An article that reaches one of the three has at least this score; nearly all have less.
    const floor = Math.min(minScore, fusedScore(0, 1, minCosine), fusedScore(1, 1, 0)) || Number.MIN_VALUE;
    const candidates: number[] = [];
    for (let article = 0; article < count; article += 1) {
      const score = scores[article] ?? 0;
      if (score < floor) continue;
      const isHigh = score >= minScore || (limits[article] ?? 0) >= minCosine || (bodies[article] ?? 0) >= maxBody;
      if (isHigh) candidates.push(article);
    }
    for (const article of [...candidates, ...urgent]) someCosines[article] = cosineOf(article);
    return listArticles(found, maxBody, new Int32Array(candidates), someCosines);
  }

  /**
   * Numbers of the articles of a shortlist, ascending.
   *
   * @param candidates all others have lower scores and cosines than the listed ones
   * @param cosines of the candidates
   */
  function listArticles(found: readonly FoundPages[], maxBody: number, candidates: Int32Array, cosines: Float64Array): number[] {
    score(candidates, maxBody, cosines);
    const first = highest(candidates, scores, exactRanks, order);
    return ascending([
      ...first,
      ...(first.length < exactRanks ? unscored(found).slice(0, exactRanks - first.length) : []),
      // All others are measured by these: the highest body score, the most similar, which is a quick hit unless the next
      // one is about as similar, and the most similar urgent known issue.
      ...(maxBody > 0 ? candidates.filter((article) => bodies[article] === maxBody) : []),
      ...highest(candidates, cosines, measures, order),
      ...highest(urgent, cosines, 1, all),
      // Whatever their scores, they come first.
      ...found.flatMap(({ word, pages }) => (isErrorCode(word) ? [...pages] : [])),
    ]);
  }

  /** Computes their scores. */
  function score(articles: Int32Array, maxBody: number, cosines: Float64Array): void {
    for (let at = 0; at < articles.length; at += 1) {
      const article = articles[at] ?? 0;
      scores[article] = fusedScore(bodies[article] ?? 0, maxBody || 1, cosines[article] ?? 0);
    }
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

/** The most similar article and the next one. */
const measures = 2;

/** With twice as many as are listed, hardly more than these turn out to be candidates. */
const likeliestTried = 2 * exactRanks;

/** The side index, and what a question is compared with it by. */
interface Opened {
  index: SideIndex;
  compare: ReturnType<typeof createArticleCosines>;
  scratch: Scratch;
}

function open(index: SideIndex, reader: TextReader): Opened {
  return { index, compare: createArticleCosines(index, reader), scratch: createScratch(index) };
}

/** Each once. */
function ascending(articles: readonly number[]): number[] {
  return [...new Set(articles)].sort((a, b) => a - b);
}
