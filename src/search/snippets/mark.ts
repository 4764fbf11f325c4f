import type { TextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';

/** A text in pieces; `isMatch` marks words of the query. */
export type MarkedText = { text: string; isMatch: boolean }[];

/** Splits a text into matches and the text between them. An English stem matches all forms of its word. */
export function mark(text: string, wanted: readonly string[]): MarkedText {
  if (wanted.length === 0) return [{ text, isMatch: false }];
  const pieces: MarkedText = [];
  const pattern = patternOfWords(wanted);
  let from = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isMatch: false });
    pieces.push({ text: match[0], isMatch: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false });
  return pieces;
}

/**
 * Words worth marking, longest first: content words with their stems, or all words when there are none. A lone Chinese
 * character, split off a longer word, is marked only when there is nothing else.
 */
export function markable(words: readonly string[], reader: TextReader): string[] {
  const content = words.filter((word) => reader.isContent(word));
  const wanted = new Set<string>();
  const telling = content.filter((word) => word.length > 1 || !isHan(word));
  for (const word of [telling, content, words].filter((list) => list.length > 0)[0] ?? []) {
    wanted.add(word);
    if (/^[a-z]{4,}$/.test(word)) wanted.add(reader.stem(word));
  }
  return [...wanted].sort((a, b) => b.length - a.length);
}

/** Matches any of the words, which are not empty; where several start at one position, the first of them. */
export function patternOfWords(words: readonly string[]): RegExp {
  return new RegExp(words.map(patternOf).join('|'), 'giu');
}

function patternOf(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // A number is marked as a whole: the 7 of “7 days”, not that of 72. Older WebViews do not support lookbehind.
  if (/^\d/.test(word)) return `\\b${escaped}(?!\\d)`;
  return /^[a-z]/.test(word) ? `\\b${escaped}[a-z]*` : escaped;
}
