import type { StoredPage } from '../../search/pagefind/pages.ts';
import { type IndexedWord, indexedAs, lettersOf, type WordReader } from './indexed-words.ts';

/** A word in one place of a page. */
export interface Place extends Pick<IndexedWord, 'form'> {
  /** How many words of the page stand before it. */
  at: number;
  /** 1 in a paragraph, more in a heading, less for a part of a word. */
  weight: number;
}

/** The words of an article's page, as Pagefind's index has them. */
export interface PageWords {
  /** How many there are, marks that stand alone among them. */
  length: number;
  /** Where each stands, by its key. */
  places: ReadonlyMap<string, readonly Place[]>;
  /** Keys of the title as metadata, which is cut at spaces alone, in Chinese too. */
  titleWords: readonly string[];
  /** Where each question of the article stands: from the number of its first word to that of the one after its last. */
  answers: ReadonlyMap<string, { from: number; to: number }>;
}

/** How much a word counts, by where it stands; from Pagefind's manual, "Weighting content". */
const headingWeights: Readonly<Record<string, number>> = { h1: 7, h2: 6, h3: 5, h4: 4, h5: 3, h6: 2 };

/** Between the words of a text without spaces, which Pagefind has cut. */
const boundary = '\u200b';

/**
 * Reads the words of a page where Pagefind has counted them.
 *
 * @param answers the questions of the article, with which its page ends
 */
export function readPageWords(
  { content, anchors }: Pick<StoredPage, 'content' | 'anchors'>,
  { title, answers }: { title: string; answers: readonly string[] },
  reader: WordReader,
): PageWords {
  const isCut = content.includes(boundary);
  // Not at any white space: what Pagefind takes for a part of a word would shift the numbers of all that follow.
  const words = content.split(isCut ? boundary : ' ');
  const texts = words.map((word) => word.trimEnd());
  const weights = words.map(() => 1);
  for (const { element, location, text } of [{ element: 'h1', location: 0, text: title }, ...anchors]) {
    const weight = headingWeights[element];
    if (weight !== undefined) weights.fill(weight, location, location + countWordsOf(text, texts, location));
  }
  const places = new Map<string, Place[]>();
  for (const [number, word] of texts.entries()) {
    const before = words[number - 1] ?? '';
    for (const { key, form, share, isBefore } of indexedAs(word, reader, isCut ? before : undefined)) {
      const list = places.get(key) ?? [];
      places.set(key, list);
      list.push({ at: isBefore ? number - 1 : number, weight: share * (weights[number] ?? 1), form });
    }
  }
  return {
    length: words.length,
    places,
    titleWords: title.split(/\s+/).flatMap((word) => indexedAs(word, reader).map(({ key }) => key)),
    answers: findAnswers(answers, texts),
  };
}

/** How many words from one on make up a text; marks are put to words and taken from them in many ways. */
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

/** Found from the end of the page, the last one first. */
function findAnswers(answers: readonly string[], words: readonly string[]): PageWords['answers'] {
  const places = new Map<string, { from: number; to: number }>();
  let to = words.length;
  for (const answer of answers.toReversed()) {
    const wanted = lettersOf(answer).length;
    let from = to;
    for (let found = 0; from > 0 && found < wanted; found += lettersOf(words[from] ?? '').length) from -= 1;
    places.set(answer, { from, to });
    to = from;
  }
  return places;
}
