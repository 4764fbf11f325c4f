import { isHan, pairsOf, segmentsOf } from '../text/words.ts';

/**
 * Pagefind cuts text in these by a dictionary of its own, which is not the one that queries are cut by, and indexes every
 * two words that touch joined as well: twice the index, and in building it twice the memory and time.
 */
const cutByPagefind = new Set(['zh', 'ja']);

/**
 * The language that pages are indexed in, in the lower case of Pagefind's file names. For Chinese and Japanese it is a
 * private one, of which Pagefind knows nothing: it takes the words that spaces separate.
 *
 * @param language BCP 47 tag
 */
export function indexLanguage(language: string): string {
  const tag = language.toLowerCase();
  return cutByPagefind.has(tag.split('-')[0] ?? '') ? `${privatePrefix}${tag}` : tag;
}

/** The language of the site that pages were indexed for. */
export function siteLanguage(indexed: string): string {
  return indexed.startsWith(privatePrefix) ? indexed.slice(privatePrefix.length) : indexed;
}

const privatePrefix = 'x-';

/** A character of scripts without spaces. */
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Punctuation and symbols that separate words without spaces. */
const separator = /[^\p{ASCII}\p{L}\p{M}\p{N}]/gu;

/**
 * Puts spaces between words, as queries are cut, where the language has none. Words of other scripts stay as they are:
 * Pagefind knows that `vue.js` is also two words.
 *
 * Words of three or more Chinese characters, and neighbours that are in no word, are also there in pairs: a query may have
 * a part of them, another browser may cut them elsewhere, and one without a segmenter asks for pairs.
 *
 * @param html every attribute is in double quotes
 * @param language BCP 47 tag
 */
export function separateWords(html: string, language: string): string {
  if (indexLanguage(language) === language.toLowerCase()) return html;
  return html.replace(/<(?:[^<>"]|"[^"]*")*>|[^<]+/g, (piece) => (piece.startsWith('<') ? piece : separate(piece, language)));
}

function separate(text: string, language: string): string {
  // Some full-width characters become markup.
  const normal = text.replace(separator, ' $& ').normalize('NFKC').replaceAll('<', '&lt;');
  if (!spaceless.test(normal)) return normal;
  let separated = '';
  /** The character before, when it is in no word. */
  let lone = '';
  for (const { segment } of segmentsOf(normal, language)) {
    const length = isHan(segment) ? Array.from(segment).length : 0;
    const words = [segment, ...(length > 2 ? pairsOf(segment) : []), ...(length === 1 && lone !== '' ? [lone + segment] : [])];
    separated += spaceless.test(segment) ? ` ${words.join(' ')} ` : segment;
    lone = length === 1 ? segment : '';
  }
  return separated;
}
