import { foldWhiteSpace } from '../../fold-white-space.ts';

/** Normalisation and word segmentation, the same in browsers and Node. */

/** In characters; enough for a complaint. Longer queries are truncated. */
export const maxQueryLength = 1_000;

/** Folds width, case and white space, joins the parts of an error code such as `E-1004`, and truncates. */
export function normalizeQuery(query: string): string {
  return normalizeText(query.slice(0, maxQueryLength)).replace(/(^|[^a-z\d])([a-z])[ -](\d{4,5})(?!\d)/g, '$1$2$3');
}

/** Folds width, case and white space. */
export function normalizeText(text: string): string {
  return foldWhiteSpace(text.normalize('NFKC').toLowerCase()).trim();
}

/**
 * Words of a normalised text, by `Intl.Segmenter` or, where it is missing, by script.
 *
 * @param language BCP 47 tag
 */
export function cutWords(text: string, language: string): string[] {
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    const split = splitAtPunctuation(text);
    if (/^\p{ASCII}*$/u.test(split)) return cutAscii(split);
    const words: string[] = [];
    for (const { segment, isWordLike } of segmentsOf(split, language)) if (isWordLike) words.push(segment);
    return words;
  }
  return cutWordsByScript(text);
}

/** The same as by `Intl.Segmenter`, five times as fast: Unicode Standard Annex 29, of which ASCII needs few rules. */
function cutAscii(text: string): string[] {
  const words = text.match(/(?:[a-z\d_]*(?:[a-z]['.:](?=[a-z])|\d['.,;](?=\d)))*[a-z\d_]+/gi) ?? [];
  return words.filter((word) => word !== '_');
}

/** Words of a text and what is between them, where there is an `Intl.Segmenter`. */
export function segmentsOf(text: string, language: string): Intl.Segments {
  return segmenterOf(language).segment(text);
}

/** Versions of the segmenter differ on whether "node.js" and "U.S." are one word; this makes them several. */
function splitAtPunctuation(text: string): string {
  return /[.:·]/.test(text) ? text.replace(/(\p{L})[.:·](?=\p{L})/gu, '$1 ') : text;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Creating a segmenter takes longer than segmenting a text. */
function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** For browsers without `Intl.Segmenter`: runs of letters, and overlapping pairs of Chinese characters. */
export function cutWordsByScript(text: string): string[] {
  const runs = text.match(/\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu) ?? [];
  return runs.flatMap((run) => (isHan(run) && Array.from(run).length > 2 ? pairsOf(run) : [run]));
}

/** Overlapping pairs of characters; empty for a single character. */
export function pairsOf(run: string): string[] {
  const pairs: string[] = [];
  let before = '';
  for (const character of run) {
    if (before !== '') pairs.push(before + character);
    before = character;
  }
  return pairs;
}

/** Whether a text contains a Chinese character. */
export function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
