import type { TextReader } from '../text/text-reader.ts';
import { minShareOfLength } from './side-files.ts';
import { noTexts, rarity, type SideIndex } from './side-index.ts';
import { turnRound } from './turn-round.ts';

/** The articles of a side index beside a query. Until the next query, which uses the same memory. */
export interface ArticleCosines {
  /** What `bestCosines` gives for one article, to the last digit. */
  cosineOf(article: number): number;
  /** Numbers that the cosines of all articles do not exceed, in a fraction of the time. Until they are asked for again. */
  limits(): Float64Array;
}

/**
 * The index turned round, so that a query can be compared with some of the articles alone; for thousands of queries.
 *
 * @param index with all its postings
 * @returns what compares a query, given its features
 */
export function createArticleCosines(index: SideIndex, reader: TextReader): (features: readonly string[]) => ArticleCosines {
  const { articles, lengths } = index;
  // The frequent ones first, so that most of what is read again and again fits into the processor's nearest cache.
  const postings = [...index.postings].sort(([, a], [, b]) => b.length - a.length);
  const numbers = new Map(postings.map(([feature], number) => [feature, number]));
  const owners = postings.map(([, texts]) => ownersOf(texts, index));
  function squareOf(feature: string, having: number): number {
    const weight = reader.weight(feature) * rarity(having, articles);
    return weight * weight;
  }
  const squares = Float64Array.from(numbers, ([feature, number]) => squareOf(feature, owners[number]?.length ?? 0));
  const { firsts, featuresOf } = turnRound(
    postings.map(([, texts]) => texts),
    lengths.length,
  );
  const firstTexts = firstTextsOf(index);
  const shortest = shortestOf(index);
  const inverses = shortest.map((length) => 1 / length);
  /** For each article, the sum of what all its texts together share with the query. */
  const sums = new Float64Array(articles);
  const limitsOfAll = new Float64Array(articles);
  /** Cosines of the articles and texts that have been compared, and the number of the query that they have been compared with. */
  const known = { cosines: new Float64Array(articles), queries: new Int32Array(articles) };
  const cosinesOfTexts = new Float64Array(lengths.length);
  /** Place of each feature in the query, and what it adds to the sum of a text that has it; 0 for all other features. */
  const places = new Uint16Array(squares.length);
  const adds = new Float64Array(squares.length);
  let query: number[] = [];
  let queries = 0;
  let queryLength = 1;
  /** What limits are multiplied by; divisions would take most of their time. */
  let perShare = 1;
  let perRoot = 1;

  function cosineOf(article: number): number {
    if (known.queries[article] !== queries) {
      known.queries[article] = queries;
      known.cosines[article] = bestCosine(firstTexts[article] ?? 0, firstTexts[article + 1] ?? 0);
    }
    return known.cosines[article] ?? 0;
  }

  /** @param first number of the first text of the article; `end` is that of the first of the next one */
  function bestCosine(first: number, end: number): number {
    let highest = 0;
    for (let text = first; text < end; text += 1) {
      const last = firsts[text + 1] ?? 0;
      let sum = 0;
      for (let at = firsts[text] ?? 0; at < last; at += 1) sum += adds[featuresOf[at] ?? 0] ?? 0;
      const cosine = sum / (queryLength * (lengths[text] ?? 1));
      cosinesOfTexts[text] = cosine;
      if (cosine > highest) highest = cosine;
    }
    let most = 0;
    for (let text = first; text < end; text += 1)
      if ((cosinesOfTexts[text] ?? 0) * aboveRounding >= highest)
        most = Math.max(most, sumInOrder(text) / (queryLength * (lengths[text] ?? 1)));
    return Math.min(1, most);
  }

  /** In the order of the query: in another order, the same numbers have sums that differ in the last digit. */
  function sumInOrder(text: number): number {
    const shared: number[] = [];
    const last = firsts[text + 1] ?? 0;
    for (let at = firsts[text] ?? 0; at < last; at += 1) {
      const place = places[featuresOf[at] ?? 0] ?? 0;
      if (place > 0) shared[place - 1] = adds[featuresOf[at] ?? 0] ?? 0;
    }
    let sum = 0;
    for (let place = 0; place < shared.length; place += 1) sum += shared[place] ?? 0;
    return sum;
  }

  function sumShared(): void {
    // What most articles have weighs next to nothing, and is as good as in all.
    const isFrequent = (number: number): boolean => (owners[number]?.length ?? 0) * 2 > articles;
    sums.fill(query.filter(isFrequent).reduce((sum, number) => sum + (squares[number] ?? 0), 0));
    for (const number of query) {
      if (isFrequent(number)) continue;
      const having = owners[number] ?? noTexts;
      const square = squares[number] ?? 0;
      for (let at = 0; at < having.length; at += 1) {
        const article = having[at] ?? 0;
        sums[article] = (sums[article] ?? 0) + square;
      }
    }
  }

  /** As if the shortest text had all that the article shares with the query, or one that is just long enough for it. */
  function limits(): Float64Array {
    for (let article = 0; article < articles; article += 1) {
      const sum = sums[article] ?? 0;
      const share = sum * (inverses[article] ?? 0);
      limitsOfAll[article] = share > (shortest[article] ?? 0) ? Math.sqrt(sum) * perRoot : share * perShare;
    }
    return limitsOfAll;
  }

  return function compare(features) {
    for (const number of query) places[number] = adds[number] = 0;
    query = [];
    let all = 0;
    for (const feature of features) {
      const number = numbers.get(feature);
      all += number === undefined ? squareOf(feature, 0) : (squares[number] ?? 0);
      if (number === undefined) continue;
      places[number] = query.push(number);
      adds[number] = squares[number] ?? 0;
    }
    queries += 1;
    queryLength = Math.sqrt(all) || 1;
    perShare = aboveRounding / queryLength;
    perRoot = perShare / minShareOfLength;
    sumShared();
    return { cosineOf, limits };
  };
}

/** By more than sums of the same numbers in another order differ. */
const aboveRounding = 1 + 1e-9;

/** Articles that the texts belong to, ascending. */
function ownersOf(texts: Int32Array, { owners }: SideIndex): Int32Array {
  return texts.map((text) => owners[text] ?? 0).filter((owner, at, all) => owner !== all[at - 1]);
}

/** Number of the first text of each article, and the number of texts. */
function firstTextsOf({ owners, articles }: SideIndex): Int32Array {
  const firsts = new Int32Array(articles + 1);
  for (const owner of owners) firsts[owner + 1] = (firsts[owner + 1] ?? 0) + 1;
  for (let article = 0; article < articles; article += 1)
    firsts[article + 1] = (firsts[article + 1] ?? 0) + (firsts[article] ?? 0);
  return firsts;
}

/** Length of the shortest vector of each article. */
function shortestOf({ owners, lengths, articles }: SideIndex): Float64Array {
  const shortest = new Float64Array(articles).fill(Number.POSITIVE_INFINITY);
  for (const [text, owner] of owners.entries()) shortest[owner] = Math.min(shortest[owner] ?? 0, lengths[text] ?? 0);
  return shortest;
}
