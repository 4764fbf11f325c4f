import type { PagefindPage } from './pagefind/client.ts';
import { headingsOfPage, type PageWord, wordsOfPage } from './pagefind/page-text.ts';
import type { TextReader } from './text/text-reader.ts';

/** The sentence of an article that matches the query best. */
export interface Snippet {
  /** Its text in pieces; `isMatch` marks words of the query. */
  pieces: { text: string; isMatch: boolean }[];
  /** The heading above it; missing before the first one. */
  heading?: { id: string; text: string };
}

/** Two or three lines on a phone. */
const maxCharacters = { han: 70, other: 150 };

/**
 * Finds the sentence that has most of the query's words, weighted by their length, and marks them. Pagefind's own
 * excerpts mark the wrong words in Chinese.
 *
 * @param words words of the query
 * @returns `undefined` when no sentence matches better than the summary
 */
export function snippetOf(page: PagefindPage, words: readonly string[], reader: TextReader): Snippet | undefined {
  const tokens = wordsOfPage(page);
  const sentences = sentencesOf(bodyOf(tokens, page));
  const wanted = markable(words, reader);
  const headings = headingsOfPage(page);
  const headingTexts = new Set(headings.map(({ text }) => lettersOf(text)));
  const [best] = sentences
    .filter(({ text }) => !headingTexts.has(lettersOf(text)))
    .map((sentence) => ({ ...sentence, score: scoreOf(sentence.text, wanted) }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  // The summary is written as an answer: only a better match replaces it.
  if (best === undefined || best.score <= scoreOf(page.meta['summary'] ?? '', wanted)) return undefined;
  const heading = headings.filter(({ at }) => at <= best.at).at(-1);
  return {
    pieces: mark(shorten(best.text, wanted), wanted),
    ...(heading === undefined ? {} : { heading: { id: heading.id, text: heading.text } }),
  };
}

/** Splits a text into matches and the text between them. An English stem matches all forms of its word. */
export function mark(text: string, wanted: readonly string[]): Snippet['pieces'] {
  if (wanted.length === 0) return [{ text, isMatch: false }];
  const pieces: Snippet['pieces'] = [];
  let from = 0;
  for (const match of text.matchAll(patternOfWords(wanted, 'giu'))) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), isMatch: false });
    pieces.push({ text: match[0], isMatch: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false });
  return pieces;
}

/** Words worth marking, longest first: content words with their stems, or all words when there are none. */
export function markable(words: readonly string[], reader: TextReader): string[] {
  const content = words.filter((word) => reader.isContent(word));
  return (content.length > 0 ? content : [...words])
    .flatMap((word) => (/^[a-z]{4,}$/.test(word) ? [word, reader.stem(word)] : [word]))
    .sort((a, b) => b.length - a.length);
}

/** Matches any of the words; where several start at one position, the first of them. */
export function patternOfWords(words: readonly string[], flags: 'iu' | 'giu'): RegExp {
  return new RegExp(words.map(patternOf).join('|'), flags);
}

function patternOf(word: string): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // Older WebViews do not support lookbehind.
  return /^[a-z]/.test(word) ? `\\b${escaped}[a-z]*` : escaped;
}

function scoreOf(text: string, wanted: readonly string[]): number {
  return wanted.reduce((sum, word) => sum + (patternOfWords([word], 'iu').test(text) ? Math.sqrt(word.length) : 0), 0);
}

function sentencesOf(tokens: readonly PageWord[]): PageWord[] {
  const sentences: PageWord[] = [];
  let text = '';
  let start = 0;
  for (const token of tokens) {
    if (text === '') start = token.at;
    text += token.text;
    if (/[。！？!?；…]$|[.:]\s*$/u.test(text.trimEnd()) && text.length > 8) {
      sentences.push({ text: text.trim(), at: start });
      text = '';
    }
  }
  if (text.trim() !== '') sentences.push({ text: text.trim(), at: start });
  return sentences;
}

/** The words of the body, without title, summary and the questions of the article. */
function bodyOf(tokens: readonly PageWord[], { meta }: PagefindPage): PageWord[] {
  const before = lettersIn(meta['title'] ?? '') + lettersIn(meta['summary'] ?? '');
  const after = lettersIn(meta['answers'] ?? '');
  const total = tokens.reduce((sum, { text }) => sum + lettersIn(text), 0);
  let passed = 0;
  return tokens.filter(({ text }) => {
    passed += lettersIn(text);
    return passed > before && passed <= total - after;
  });
}

function lettersIn(text: string): number {
  return Array.from(lettersOf(text)).length;
}

/** Pagefind adds punctuation where an element ends without any. */
function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Shortens a long sentence, starting a little before the first match; Latin words are not split. */
function shorten(text: string, wanted: readonly string[]): string {
  const maxLength = /\p{Script=Han}/u.test(text) ? maxCharacters.han : maxCharacters.other;
  const characters = Array.from(text);
  if (characters.length <= maxLength) return text;
  const found = text.search(patternOfWords(wanted, 'iu'));
  const first = Array.from(text.slice(0, Math.max(0, found))).length;
  const from = Math.max(0, Math.min(first - Math.floor(maxLength / 4), characters.length - maxLength));
  const isCut = (at: number): boolean => isLatin(characters[at - 1]) && isLatin(characters[at]);
  let start = from;
  while (start < first && isCut(start)) start += 1;
  let end = Math.min(from + maxLength, characters.length);
  while (end > first + 1 && isCut(end)) end -= 1;
  const part = characters.slice(start, end).join('').trim();
  return `${start > 0 ? '…' : ''}${part}${end < characters.length ? '…' : ''}`;
}

function isLatin(character = ''): boolean {
  return /[\p{Script=Latin}\p{N}’'-]/u.test(character);
}
