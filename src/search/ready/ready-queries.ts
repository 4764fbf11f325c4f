import type { TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import { readyKey } from './ready-answer.ts';

/** What readers' queries are guessed from. */
export interface QuerySources {
  /** Title and questions of each article, those that readers ask for most first. */
  texts: readonly (readonly string[])[];
  /** Words and phrases that the operator says readers use. */
  phrases: readonly string[];
  /** Questions around a word; see `frames`. */
  frames: readonly string[];
}

/** Each has an answer of about a kilobyte, and takes some milliseconds of a build. */
const maxQueries = 2_000;

/** Where those are less than half of all, hardly anybody asks one of the last. */
const maxQueriesOfMany = 1_200;

/** Single words and neighbours; the rarer ones give way to whole questions. */
const maxWords = 400;
const maxPairs = 300;

/** Words that are asked about in each of the frames. */
const maxFramed = 30;

/** Neighbouring words are asked together if as many titles and questions have them so. */
const minTextsWithPair = 2;

/**
 * Queries that readers are likely to ask, the likeliest first: the words that most titles and questions have, alone and
 * in questions, pairs of neighbours among them, what the operator names as synonyms, the questions of the articles and their titles.
 *
 * @returns keys, each once; see `readyKey`
 */
export function readyQueries({ texts, phrases, frames }: QuerySources, reader: TextReader): string[] {
  const written = texts.flat();
  const questions = byTurns(texts.map(([, ...own]) => own));
  const titles = texts.map(([title = '']) => title);
  // Cut once: the reader remembers the latest texts.
  const read = written.map((text) => {
    const telling = reader.tellingWords(text);
    return { telling, pairs: neighbours(reader.cut(text), new Set(telling)) };
  });
  const words = mostFrequent(read.map(({ telling }) => telling));
  const queries = [
    ...words.slice(0, maxWords),
    ...words.slice(0, maxFramed).flatMap((word) => frames.map((frame) => frame.replace('{}', () => word))),
    ...mostFrequent(
      read.map(({ pairs }) => pairs),
      minTextsWithPair,
    ).slice(0, maxPairs),
    ...phrases,
    ...questions,
    ...titles,
  ];
  const all = [...new Set(queries.flatMap((query) => readyKey(query) ?? []))];
  return all.slice(0, all.length > 2 * maxQueries ? maxQueriesOfMany : maxQueries);
}

/** The first of each list, then the second of each, and so on: no article is left out for the many questions of others. */
function byTurns(lists: readonly (readonly string[])[]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) => lists.flatMap((list) => list[turn] ?? [])).flat();
}

/** By the number of lists that have them; ties in their order. */
function mostFrequent(lists: readonly (readonly string[])[], min = 1): string[] {
  const counts = new Map<string, number>();
  for (const list of lists) for (const item of new Set(list)) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= min)
    .sort(([, a], [, b]) => b - a)
    .map(([item]) => item);
}

/** Two telling words that follow each other, as they are written: 申请退款. */
function neighbours(words: readonly string[], telling: ReadonlySet<string>): string[] {
  return words.slice(1).flatMap((word, index) => {
    const before = words[index] ?? '';
    const areTelling = telling.has(before) && telling.has(word) && before !== word;
    return areTelling ? [isHan(before) && isHan(word) ? before + word : `${before} ${word}`] : [];
  });
}
