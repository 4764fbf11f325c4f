/** Cutting of texts into words. The same code in browser and Node. */

/** Each word is a search, so longer queries are cut. */
const maxLength = 200;

/** Without differences of width, case and surrounding space; at most 200 characters. */
export function normalizeQuery(query: string): string {
  return normalizeText(query.slice(0, maxLength));
}

/** Without differences of width, case and space. */
export function normalizeText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/**
 * Words of a normalised text; Chinese, which has no spaces, by `Intl.Segmenter`, or in pairs of characters without it.
 *
 * @param language BCP 47 tag
 */
export function cutWords(text: string, language: string): string[] {
  if (typeof Intl !== 'undefined' && 'Segmenter' in Intl) {
    return Array.from(segmenterOf(language).segment(partAtPoints(text))).flatMap(({ segment, isWordLike }) =>
      isWordLike ? [segment] : [],
    );
  }
  return cutWordsByScript(text);
}

/** "node.js" and "U.S." are one word to some versions of the segmenter and several to others: here always several. */
function partAtPoints(text: string): string {
  return text.replace(/(\p{L})[.:·](?=\p{L})/gu, '$1 ');
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

/** Overlapping pairs of the characters of a run; nothing for a single one. */
export function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** Whether a text has a Chinese character. */
export function isHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text);
}
