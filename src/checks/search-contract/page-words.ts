import type { StoredPage } from '../../search/pagefind-pages.ts';
import { isHan, pairsOf } from '../../search/words.ts';

/** How often each word stands in a text, as Pagefind's index has it. */
export interface WordCounts {
  /** All of them, marks that stand alone among them. */
  length: number;
  /** By its stem, without marks: how often, each as much as its place weighs. */
  weights: ReadonlyMap<string, number>;
}

/** The words of an article's page. */
export interface PageWords extends WordCounts {
  /** Of the title as metadata, which is cut at spaces alone. */
  titleWords: readonly string[];
  /** What each question of the article adds to the whole. */
  answers: ReadonlyMap<string, WordCounts>;
}

/** How much a word counts, by where it stands; from Pagefind's manual, "Weighting content". */
const headingWeights: Readonly<Record<string, number>> = { h1: 7, h2: 6, h3: 5, h4: 4, h5: 3, h6: 2 };

/**
 * Counts the words of a page as Pagefind has cut them.
 *
 * @param answers the questions of the article, with which its page ends
 * @param stem of a word, by which its forms are one
 */
export function countPageWords(
  page: Pick<StoredPage, 'content' | 'anchors'>,
  { title, answers }: { title: string; answers: readonly string[] },
  stem: (word: string) => string,
): PageWords {
  const words = Array.from(page.content.matchAll(/([^\s\u200b]+)([\s\u200b]*)/g), ([, text = '', space = '']) => ({
    text,
    isJoined: !/\s/.test(space),
  }));
  const texts = words.map(({ text }) => text);
  const weights = words.map(() => 1);
  for (const { element, location, text } of [{ element: 'h1', location: 0, text: title }, ...page.anchors])
    weights.fill(headingWeights[element] ?? 1, location, location + countWordsOf(text, texts, location));
  const indexed = words.map(({ text, isJoined }, at) => [
    ...indexedAs(text, stem),
    ...pairsIn(text, isJoined ? (texts[at + 1] ?? '') : ''),
  ]);
  const count = (from: number, to: number): WordCounts => {
    const counts = new Map<string, number>();
    for (let at = from; at < to; at += 1)
      for (const { key, share } of indexed[at] ?? []) counts.set(key, (counts.get(key) ?? 0) + share * (weights[at] ?? 1));
    return { length: to - from, weights: counts };
  };
  const own = new Map<string, WordCounts>();
  let end = words.length;
  for (const answer of answers.toReversed()) {
    const start = startOf(answer, texts, end);
    own.set(answer, count(start, end));
    end = start;
  }
  return {
    ...count(0, words.length),
    titleWords: title.split(/\s+/).flatMap((word) => indexedAs(word, stem).map(({ key }) => key)),
    answers: own,
  };
}

/** How many words from one on make up a text. */
function countWordsOf(text: string, words: readonly string[], from: number): number {
  const wanted = lettersOf(text).length;
  let found = 0;
  let number = 0;
  while (found < wanted && from + number < words.length) {
    found += lettersOf(words[from + number] ?? '').length;
    number += 1;
  }
  return number;
}

/** Number of the first of those words before `end` that make up a text. */
function startOf(text: string, words: readonly string[], end: number): number {
  const wanted = lettersOf(text).length;
  let found = 0;
  let start = end;
  while (start > 0 && found < wanted) {
    start -= 1;
    found += lettersOf(words[start] ?? '').length;
  }
  return start;
}

/** Pagefind leaves out all else: marks are put to words and taken from them in many ways. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{Alphabetic}\p{N}]/gu, '');
}

interface Indexed {
  key: string;
  share: number;
}

/** Under which words the index has one of a text: itself, and the parts of "sign-in" and "and/or", which share its weight. */
function indexedAs(word: string, stem: (word: string) => string): Indexed[] {
  const key = keyOf(word, stem);
  if (key === '') return [];
  const parts = word
    .toLowerCase()
    .split(/[!-/:-@[-`{-~\u00ad\s]+/)
    .filter((part) => part !== '');
  const named = parts.length > 1 ? parts.map(withoutAccents).filter((part) => part.length > 1) : [];
  return [{ key, share: 1 }, ...named.map((part) => ({ key: stem(part), share: 1 / named.length }))];
}

/**
 * Pairs of characters that begin in a Chinese word and are none by themselves: readers' words are cut otherwise. They
 * share its weight too.
 *
 * @param next the word that follows without a space
 */
function pairsIn(word: string, next: string): Indexed[] {
  if (!isHan(word)) return [];
  const run = isHan(next) ? word + Array.from(next)[0] : word;
  const pairs = pairsOf(run).filter((pair) => pair !== word && /^\p{Script=Han}+$/u.test(pair));
  return pairs.map((key) => ({ key, share: 1 / pairs.length }));
}

/** What a word is looked for as: its stem, without marks and accents; empty for marks alone. */
export function keyOf(word: string, stem: (word: string) => string): string {
  return stem(withoutAccents(lettersOf(word).toLowerCase()));
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '');
}
