import { completeCodes } from '../text/error-codes.ts';
import type { TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import { convertPinyin, correctHomophones, createSounds, type Sounds } from './sounds.ts';

/** Data for correcting typing errors in one locale; loaded only when a search is unsure. */
export interface Corrections {
  /** Words of the articles, most frequent first, separated by spaces. */
  words: string;
  /**
   * Stems of correct words that no article has, but that look like a misspelling of one that an article has; separated
   * by spaces.
   */
  others: string;
  /** Error codes of the articles, most frequent first, separated by spaces. */
  codes: string;
  /**
   * Pinyin syllables without tones, each followed by its characters, separated by spaces; empty unless the language is
   * Chinese.
   */
  homophones: string;
  /** Traditional characters, each followed by its simplified form, if articles contain that. */
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
  const simplified = completeCodes(simplify(query, corrections.traditional), unknown, corrections.codes);
  const { words, sounds } = readCorrections(corrections);
  const converted = sounds === undefined ? simplified : convertPinyin(simplified, unknown, sounds);
  const respelled = correctSpelling(converted, unknown, words, corrections, reader);
  const corrected = sounds === undefined ? respelled : correctHomophones(respelled, sounds, reader);
  return corrected === query ? undefined : corrected;
}

interface ReadCorrections {
  words: readonly string[];
  /** `undefined` unless the language is Chinese. */
  sounds: Sounds | undefined;
}

const read = new WeakMap<Corrections, ReadCorrections>();

/** Reads the data once: the sounds of all words of a site take longer than a search. */
function readCorrections(corrections: Corrections): ReadCorrections {
  const known = read.get(corrections);
  if (known !== undefined) return known;
  const words = corrections.words.split(' ');
  const sounds = corrections.homophones === '' ? undefined : createSounds(words, corrections.homophones);
  read.set(corrections, { words, sounds });
  return { words, sounds };
}

function correctSpelling(
  text: string,
  unknown: readonly string[],
  words: readonly string[],
  { others }: Corrections,
  reader: TextReader,
): string {
  const correctStems = new Set(others.split(' '));
  const nearest = new Map(
    unknown
      .filter((word) => !isHan(word) && !correctStems.has(reader.stem(word)))
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
export function maxEditDistance(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/**
 * The word with the smallest edit distance; of several, the most frequent. The first letter must match, as it is rarely
 * mistyped.
 */
function nearestWord(word: string, words: readonly string[]): string | undefined {
  let nearest: string | undefined;
  let smallest = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const allowed = Math.min(smallest - 1, maxEditDistance(candidate.length));
    if (candidate[0] !== word[0] || Math.abs(candidate.length - word.length) > allowed) continue;
    const distance = editDistance(word, candidate);
    if (distance <= allowed) {
      nearest = candidate;
      smallest = distance;
    }
  }
  return nearest;
}

/**
 * Optimal string alignment distance: number of letters omitted, added, changed or swapped with their neighbour.
 *
 * Damerau, F. J. (1964), Commun. ACM 7(3), 171–176.
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let smallest = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        smallest = Math.min(smallest, (before[j - 2] ?? 0) + 1);
      row.push(smallest);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
