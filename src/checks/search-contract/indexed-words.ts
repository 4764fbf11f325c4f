import type { TextReader } from '../../search/text/text-reader.ts';
import { isHan, pairsOf } from '../../search/text/words.ts';

/**
 * What is needed of a reader to read words as Pagefind does. Its stems are Porter's first, those of Pagefind's index
 * of English his second: they part at "pays" and "monthly", for which other lengths are taken then. On the sample
 * content that puts what remains of all scores out by a two-hundredth of what they lose.
 */
export type WordReader = Pick<TextReader, 'stem'>;

/** One word under which the index has a word of a text. */
export interface IndexedWord {
  /** Its stem, without marks and accents. */
  key: string;
  /** With its accents; without any the same as the key. */
  form: string;
  /** How much of the weight of the whole word it has, in 0…1. */
  share: number;
  /** Whether it begins in the word before. */
  isBefore: boolean;
}

/** What is looked for. */
export interface Term {
  /** As the index has it: its stem, without marks and accents. */
  key: string;
  /** As it is written, in small letters, without marks. */
  written: string;
}

export function termOf(word: string, { stem }: WordReader): Term {
  const written = lettersOf(word).toLowerCase();
  return { key: stem(withoutAccents(written)), written };
}

/**
 * Under which words Pagefind's index has one of a text: itself, and parts of it, which share its weight.
 * Pagefind 1.6, `pagefind/src/fossick/splitting.rs`; a test compares with what it has written.
 *
 * @param before the word before it, in a text that was cut into words; left out where words stand between spaces
 * @returns none for marks alone
 */
export function indexedAs(word: string, reader: WordReader, before?: string): IndexedWord[] {
  const written = lettersOf(word).toLowerCase();
  if (written === '') return [];
  const parts = [
    ...partsIn(word, written).map((part) => indexed(part, reader)),
    ...(before === undefined ? [] : pairsIn(word, before, reader)),
  ];
  return [indexed(written, reader), ...parts.map((part) => ({ ...part, share: shareOf(parts.length) }))];
}

/** Letters, digits and `_`: Pagefind knows words by these alone. */
export function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{Alphabetic}\p{N}_]/gu, '');
}

function withoutAccents(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

function indexed(form: string, { stem }: WordReader): IndexedWord {
  const bare = withoutAccents(form);
  const key = stem(bare);
  return { key, form: bare === form ? key : form, share: 1, isBefore: false };
}

/** Pagefind counts in whole 24ths. */
function shareOf(parts: number): number {
  return Math.max(1, Math.floor(24 / parts)) / 24;
}

/** Parts of "sign-in", "and/or" and "WeChat" that are longer than a byte; none of a word in one piece. */
function partsIn(word: string, written: string): string[] {
  if (!/[^\p{Alphabetic}\p{N}]|.\p{Lu}/u.test(word)) return [];
  const parts = word
    .replaceAll(/[!-/:-@[-`{-~]/g, ' ')
    .replaceAll(/(?<=\p{Ll})(?=[\p{Lu}\d])|(?<=\p{Lu})(?=\d|\p{Lu}\p{Ll})|(?<=\d)(?=\p{L})/gu, ' ')
    .toLowerCase()
    .split(/ +/)
    .filter((part) => part !== '');
  return written.startsWith(parts.join(' ')) ? [] : parts.filter((part) => Buffer.byteLength(part) > 1);
}

/** Pairs of characters of a Chinese word, the one that the word before begins among them: readers' words are cut otherwise. */
function pairsIn(word: string, before: string, reader: WordReader): IndexedWord[] {
  if (!isHan(word)) return [];
  const crossing = pairsOf(`${Array.from(before).at(-1) ?? ''}${Array.from(word)[0] ?? ''}`);
  const inner = pairsOf(word).filter((pair) => pair !== word);
  return [...crossing.map((pair) => ({ pair, isBefore: true })), ...inner.map((pair) => ({ pair, isBefore: false }))]
    .filter(({ pair }) => /^\p{Script=Han}+$/u.test(pair))
    .map(({ pair, isBefore }) => ({ ...indexed(pair, reader), isBefore }));
}
