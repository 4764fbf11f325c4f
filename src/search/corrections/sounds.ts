import type { TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';

/** Chinese words of the articles, by their sound. */
export interface Sounds {
  /** Whether a run of characters is a word of the articles. */
  isWord(run: string): boolean;
  /** Words that sound like a run of characters, most frequent first. */
  like(run: string): readonly string[];
  /** The most frequent word with this pinyin, without tones or spaces. */
  spelt(letters: string): string | undefined;
}

/**
 * @param words words of the articles, most frequent first
 * @param homophones see `Corrections`
 */
export function createSounds(words: readonly string[], homophones: string): Sounds {
  const syllables = new Map<string, string>();
  for (const group of homophones.split(' ')) {
    const [syllable = ''] = /^[a-z]*/.exec(group) ?? [];
    for (const character of group.slice(syllable.length)) syllables.set(character, syllable);
  }
  const sound = (run: string): string => Array.from(run, (character) => syllables.get(character) ?? character).join(' ');
  const bySound = new Map<string, string[]>();
  const byLetters = new Map<string, string>();
  for (const word of words.filter(isHan)) {
    const own = sound(word);
    const letters = own.replace(/ /g, '');
    bySound.set(own, [...(bySound.get(own) ?? []), word]);
    if (!byLetters.has(letters)) byLetters.set(letters, word);
  }
  const known = new Set(words);
  return {
    isWord: (run) => known.has(run),
    like: (run) => bySound.get(sound(run)) ?? [],
    spelt: (letters) => byLetters.get(letters),
  };
}

const maxRunLength = 4;

/**
 * Replaces characters that are not a word of the articles with a word that sounds the same and shares a character:
 * whoever picks the wrong candidate of an input method mostly has one character right. Stop words, and parts of longer
 * words, are left as they are.
 */
export function correctHomophones(text: string, { isWord, like }: Sounds, reader: TextReader): string {
  const boundaries = boundariesOf(text, reader);

  function meantBy(run: string, at: number): string | undefined {
    if (isWord(run)) return run;
    const isWhole =
      boundaries.has(at) && boundaries.has(at + run.length) && Array.from(run).every((character) => reader.isContent(character));
    return isWhole ? like(run).find((word) => shareCharacter(word, run)) : undefined;
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
  for (let length = Math.min(maxRunLength, text.length - at); length > 1; length -= 1) {
    const run = text.slice(at, at + length);
    if (isMeant(run)) return run;
  }
  return '';
}

/** Offsets at which words begin or end. */
function boundariesOf(text: string, reader: TextReader): Set<number> {
  const boundaries = new Set<number>();
  let from = 0;
  for (const word of reader.cut(text)) {
    const at = text.indexOf(word, from);
    boundaries.add(at).add(at + word.length);
    from = at + 1;
  }
  return boundaries;
}

function shareCharacter(a: string, b: string): boolean {
  return Array.from(a).some((character, index) => b[index] === character);
}

/** The longest syllables, such as "zhuang", have six letters. */
const maxPinyinLength = maxRunLength * 6;

/**
 * Converts pinyin that was typed with the input method off, such as "tuikuan" or "zenme tui kuan": replaces runs of
 * unknown words with words of the articles that are spelt like them, as few as possible.
 *
 * @param unknown words of the query that are on no page
 */
export function convertPinyin(text: string, unknown: readonly string[], { spelt }: Sounds): string {
  const pieces = text.split(/([a-z']+)/);
  // Every other piece is letters; the pieces between may be spaces.
  for (let from = 1; from < pieces.length; from += 2) {
    for (let to = pieces.length - 1; to > from; to -= 2) {
      const run = pieces.slice(from, to);
      if (!run.every((piece, index) => (index % 2 === 0 ? unknown.includes(piece) : piece === ' '))) continue;
      const meant = spell(run.join('').replace(/[ ']/g, ''), spelt);
      if (meant === undefined) continue;
      pieces.splice(from, run.length, meant);
      break;
    }
  }
  return pieces.join('');
}

/** @returns `undefined` when no words are spelt like this, or only words of a single character */
function spell(letters: string, spelt: Sounds['spelt']): string | undefined {
  // At each index, the fewest words that spell the letters up to there.
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let start = Math.max(0, end - maxPinyinLength); start < end; start += 1) {
      const word = spelt(letters.slice(start, end));
      const before = best[start];
      if (word === undefined || before === undefined) continue;
      const own = best[end];
      if (own === undefined || before.length + 1 < own.length) best[end] = [...before, word];
    }
  }
  const words = best[letters.length];
  return words?.some((word) => word.length > 1) ? words.join('') : undefined;
}
