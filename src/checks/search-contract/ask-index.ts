import { countFeatures, fuse, type Ranked, rerank, rerankedHits, weightOf } from '../../search/ranking/rank.ts';
import { cosinesOf } from '../../search/side-index/side-index.ts';
import { normalizeQuery } from '../../search/text/words.ts';
import { candidates } from './candidates.ts';
import type { ContractIndex, Way } from './contract-index.ts';

/** Where an article came, and which came first. */
export interface Place {
  /** From 1; 0 when it was not found at all. */
  rank: number;
  /** As many as are looked at once more. */
  first: string[];
}

/** A place with what it takes to see later whether it still holds. */
export interface Placed extends Place {
  bar: Bar;
}

/** What another article must reach to change which come first. */
export interface Bar {
  /** Score of the last that is looked at once more; 0 when there are fewer. */
  least: number;
  /** Largest sum of words, by which all are divided, and whose it is. */
  most: number;
  mostOf: string;
  /** Least difference of scores that decides whether the article is found. */
  gap: number;
}

/** An article among the first so many counts as found: readers look no further. */
export const foundWithin = 3;

/** Answers a question as the page does, without loading what the page would show. */
export type Ask = (question: string, article: string) => Record<Way, Placed>;

/** @param index with the scores of the words of all questions that will be asked */
export function createAsk(index: ContractIndex): Ask {
  const { ids, numberOf, texts, firstText, side, reader, scores } = index;
  // The same for every question: to make new ones of tens of thousands of numbers takes longer than to fill them.
  const sums = new Float64Array(ids.length);
  const likeness = new Float64Array(ids.length);
  const cosines = new Float64Array(side.owners.length);

  /** As `addUp` does, by number. */
  function addUpNumbers(words: readonly string[]): void {
    sums.fill(0);
    for (const word of words) {
      const weight = weightOf(word, reader);
      const { numbers, scores: own } = scores.of(word);
      for (let at = 0; at < numbers.length; at += 1) {
        const number = numbers[at] ?? 0;
        sums[number] = (sums[number] ?? 0) + weight * (own[at] ?? 0);
      }
    }
  }

  /** What an article's own sum is when it does not have the question. */
  function sumWithout(own: number, words: readonly string[], question: string): number {
    return words.reduce((sum, word) => {
      const { numbers, scores: all } = scores.of(word);
      const at = numbers.indexOf(own);
      if (at === -1) return sum;
      return sum + weightOf(word, reader) * (all[at] ?? 0) * index.shareWithout(own, question, word);
    }, 0);
  }

  function fillLikeness(features: readonly string[]): void {
    cosinesOf(features, side, reader, cosines.fill(0));
    likeness.fill(0);
    for (let text = 0; text < cosines.length; text += 1) {
      const cosine = cosines[text] ?? 0;
      if (cosine === 0) continue;
      const owner = side.owners[text] ?? 0;
      if (cosine > (likeness[owner] ?? 0)) likeness[owner] = cosine;
    }
  }

  function placeOf(own: number, features: readonly string[], bagOf: ContractIndex['bagOf']): Placed {
    const { words, likeness: alike, most, mostOf } = candidates(sums, likeness, own, ids);
    const ranked = fuse(words, alike);
    const first = rerank(ranked.slice(0, rerankedHits), ({ key }) => bagOf(numberOf.get(key) ?? -1), features, reader);
    const order = [...first, ...ranked.slice(rerankedHits)];
    return {
      rank: order.findIndex(({ key }) => key === ids[own]) + 1,
      first: first.map(({ key }) => key),
      bar: {
        least: scoreAt(ranked, rerankedHits - 1),
        most,
        mostOf,
        gap: gapOf(
          order,
          ranked,
          order.findIndex(({ key }) => key === ids[own]),
        ),
      },
    };
  }

  return function ask(question, article) {
    const own = numberOf.get(article) ?? -1;
    const words = index.wordsOf(question);
    const features = reader.features(normalizeQuery(question));
    fillLikeness(features);
    addUpNumbers(words);
    const shipped = placeOf(own, features, index.bagOf);

    const ownTexts = texts[own] ?? [];
    // The title stays, also where a question says the same.
    const stays = (text: string, at: number): boolean => at === 0 || text !== question;
    const from = firstText[own] ?? 0;
    const others = ownTexts.map((text, at) => (stays(text, at) ? (cosines[from + at] ?? 0) : 0));
    if (own >= 0) {
      likeness[own] = Math.max(0, ...others);
      sums[own] = sumWithout(own, words, question);
    }
    const bare = countFeatures(ownTexts.filter(stays), reader);
    return { shipped, without: placeOf(own, features, (number) => (number === own ? bare : index.bagOf(number))) };
  };
}

/** By how much one that is only just looked at once more may rise there. */
const mostRise = 0.35;

/**
 * What lies between an article and the last place that counts as found; or between the last that is looked at once
 * more and the next, where that can decide.
 *
 * @param order after the second look, and `ranked` before it
 * @param at where the article stands in `order`; -1 when it is not found at all
 */
function gapOf(order: readonly Ranked[], ranked: readonly Ranked[], at: number): number {
  const own = scoreAt(order, at);
  const gap = at >= 0 && at < foundWithin ? own - scoreAt(order, foundWithin) : scoreAt(order, foundWithin - 1) - own;
  const next = scoreAt(ranked, rerankedHits);
  return next === 0 || gap > mostRise ? gap : Math.min(gap, scoreAt(ranked, rerankedHits - 1) - next);
}

function scoreAt(list: readonly Ranked[], at: number): number {
  return list[at]?.score ?? 0;
}
