import { isHan } from './words.ts';

/**
 * Words of a locale's articles, and what is needed to find one that was mistyped: loaded only when a
 * search is unsure.
 */
export interface Corrections {
  /** Words of the articles, the most frequent first, between spaces. */
  words: string;
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
export function correct(query: string, unknown: readonly string[], corrections: Corrections): string | undefined {
  const simplified = simplify(query, corrections.traditional);
  const words = corrections.words.split(' ');
  const respelled = unknown.reduce((text, word) => {
    const nearest = isHan(word) ? undefined : nearestWord(word, words);
    return nearest === undefined ? text : text.replaceAll(word, nearest);
  }, simplified);
  const heard = hear(respelled, words, corrections.homophones);
  return heard === query ? undefined : heard;
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

/** Short words have too many neighbours; long ones may have two slips. */
function slipsAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The most frequent of the words with the fewest slips. */
function nearestWord(word: string, words: readonly string[]): string | undefined {
  const allowed = slipsAllowed(word);
  let nearest: string | undefined;
  let fewest = allowed + 1;
  for (const candidate of words) {
    if (isHan(candidate) || Math.abs(candidate.length - word.length) >= fewest) continue;
    const slips = countSlips(word, candidate);
    if (slips < fewest) {
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

/** Puts words of the articles in the place of characters that sound like them and are no such word. */
function hear(text: string, words: readonly string[], homophones: string): string {
  if (homophones === '') return text;
  const syllables = new Map<string, string>();
  for (const [index, group] of homophones.split(' ').entries())
    for (const character of group) if (!syllables.has(character)) syllables.set(character, String(index));
  const sound = (run: string): string => Array.from(run, (character) => syllables.get(character) ?? character).join(',');
  const known = new Set(words);
  const bySound = new Map<string, string>();
  for (const word of words) if (isHan(word) && word.length > 1 && !bySound.has(sound(word))) bySound.set(sound(word), word);

  const characters = Array.from(text);
  let result = '';
  for (let at = 0; at < characters.length; ) {
    const run = longestWord(characters, at, (piece) => known.has(piece) || bySound.has(sound(piece)));
    result += run === undefined || known.has(run) ? (run ?? characters[at]) : (bySound.get(sound(run)) ?? run);
    at += run === undefined ? 1 : Array.from(run).length;
  }
  return result;
}

function longestWord(characters: readonly string[], at: number, isWord: (run: string) => boolean): string | undefined {
  for (let length = longestHeard; length > 1; length -= 1) {
    const run = characters.slice(at, at + length).join('');
    if (Array.from(run).length === length && isHan(run) && isWord(run)) return run;
  }
  return undefined;
}
