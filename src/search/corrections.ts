import type { TextReader } from './text-reader.ts';
import { isHan } from './words.ts';

/**
 * Words of a locale's articles, and what is needed to find one that was mistyped: loaded only when a
 * search is unsure.
 */
export interface Corrections {
  /** Words of the articles, the most frequent first, between spaces. */
  words: string;
  /** Stems of words that no article has and that look like one that some has: they were not mistyped. */
  others: string;
  /** Characters that sound alike, a group for each syllable, between spaces; none for other languages. */
  homophones: string;
  /** Traditional characters, each followed by the simplified one that the articles have. */
  traditional: string;
}

export const correctionsFile = 'corrections.json';

/**
 * @param unknown words of the query that stand on no page
 * @returns the query with what was likely mistyped put right; `undefined` when nothing is nearer
 */
export function correct(
  query: string,
  unknown: readonly string[],
  corrections: Corrections,
  reader: TextReader,
): string | undefined {
  const simplified = simplify(query, corrections.traditional);
  const words = corrections.words.split(' ');
  const respelled = respell(simplified, unknown, words, corrections, reader);
  const heard = hear(respelled, words, corrections.homophones, reader);
  return heard === query ? undefined : heard;
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

/**
 * Short words have too many neighbours; long ones may have two slips.
 *
 * @param length of the word that may be meant
 */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 9 ? 1 : 2;
}

/** The most frequent of the words with the fewest slips; hardly anybody mistakes the first letter. */
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

const longestHeard = 4;

/**
 * Puts words of the articles in the place of characters that sound like them and are no such word. Who picks
 * the wrong one of several candidates has most often one character of it right; and what is cut into words of
 * its own, or only frames the question, was meant.
 */
function hear(text: string, words: readonly string[], homophones: string, reader: TextReader): string {
  if (homophones === '') return text;
  const syllables = new Map<string, string>();
  for (const [index, group] of homophones.split(' ').entries())
    for (const character of group) if (!syllables.has(character)) syllables.set(character, String(index));
  const sound = (run: string): string => Array.from(run, (character) => syllables.get(character) ?? character).join(',');
  const known = new Set(words);
  const bySound = new Map<string, string[]>();
  for (const word of words)
    if (isHan(word) && word.length > 1) bySound.set(sound(word), [...(bySound.get(sound(word)) ?? []), word]);
  const cuts = cutsOf(text, reader);

  function meantBy(run: string, at: number): string | undefined {
    if (known.has(run)) return run;
    const isWhole =
      cuts.has(at) && cuts.has(at + run.length) && Array.from(run).every((character) => reader.isContent(character));
    return isWhole ? bySound.get(sound(run))?.find((word) => shareCharacter(word, run)) : undefined;
  }

  let result = '';
  for (let at = 0; at < text.length; ) {
    const run = longestRun(text, at, (piece) => isHan(piece) && meantBy(piece, at) !== undefined);
    result += run === '' ? text[at] : meantBy(run, at);
    at += run.length || 1;
  }
  return result;
}

function longestRun(text: string, at: number, isMeant: (run: string) => boolean): string {
  for (let length = Math.min(longestHeard, text.length - at); length > 1; length -= 1) {
    const run = text.slice(at, at + length);
    if (isMeant(run)) return run;
  }
  return '';
}

/** Where words begin or end. */
function cutsOf(text: string, reader: TextReader): Set<number> {
  const cuts = new Set<number>();
  let from = 0;
  for (const word of reader.cut(text)) {
    const at = text.indexOf(word, from);
    cuts.add(at).add(at + word.length);
    from = at + 1;
  }
  return cuts;
}

function shareCharacter(a: string, b: string): boolean {
  return Array.from(a).some((character, index) => b[index] === character);
}
