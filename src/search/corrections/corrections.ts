import type { TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import { hear, readPinyin, readSounds } from './sounds.ts';

/**
 * What is needed to correct typing errors in one locale; loaded only when a search is unsure.
 */
export interface Corrections {
  /** Words of the articles, the most frequent first, separated by spaces. */
  words: string;
  /** Stems of words that are right although no article has them, but resemble one that an article has. */
  others: string;
  /** Syllables in pinyin without tones, each followed by its characters, between spaces; none for other languages. */
  homophones: string;
  /** Traditional characters, each followed by the simplified one that the articles have. */
  traditional: string;
}

export const correctionsFile = 'corrections.json';

/**
 * @param unknown words of the query that are on no page
 * @returns the corrected query; `undefined` when there is nothing to correct
 */
export function correct(
  query: string,
  unknown: readonly string[],
  corrections: Corrections,
  reader: TextReader,
): string | undefined {
  const simplified = simplify(query, corrections.traditional);
  const words = corrections.words.split(' ');
  const sounds = corrections.homophones === '' ? undefined : readSounds(words, corrections.homophones);
  const read = sounds === undefined ? simplified : readPinyin(simplified, unknown, sounds);
  const respelled = respell(read, unknown, words, corrections, reader);
  const meant = sounds === undefined ? respelled : hear(respelled, sounds, reader);
  return meant === query ? undefined : meant;
}

function respell(
  text: string,
  unknown: readonly string[],
  words: readonly string[],
  { others }: Corrections,
  reader: TextReader,
): string {
  const right = new Set(others.split(' '));
  const nearest = new Map(
    unknown
      .filter((word) => !isHan(word) && !right.has(reader.stem(word)))
      .map((word) => [word, nearestWord(word, words)] as const),
  );
  return text
    .split(/([\p{L}\p{N}'’-]+)/u)
    .map((piece) => nearest.get(piece) ?? piece)
    .join('');
}

function simplify(text: string, traditional: string): string {
  const characters = Array.from(traditional);
  const simple = new Map(
    characters.flatMap((character, index) => (index % 2 === 0 ? [[character, characters[index + 1] ?? '']] : [])) as [
      string,
      string,
    ][],
  );
  return Array.from(text, (character) => simple.get(character) ?? character).join('');
}

/** Maximum edit distance to a word of that length: short words have too many neighbours. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** The word with the smallest edit distance, the most frequent of several; the first letter is hardly ever mistyped. */
function nearestWord(word: string, words: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const allowed = Math.min(fewest - 1, slipsAllowed(candidate.length));
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > allowed) continue;
    const slips = countSlips(word, candidate);
    if (slips <= allowed) {
      nearest = candidate;
      fewest = slips;
    }
  }
  return nearest;
}

/**
 * Letters left out, added, changed or swapped with their neighbour: optimal string alignment distance.
 * Damerau, F. J. (1964), Commun. ACM 7(3), 171–176.
 */
export function countSlips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
