import { createHash } from 'node:crypto';
import { z } from 'zod';
import { foldWhiteSpace } from '../fold-white-space.ts';
import { audiences } from './audience.ts';
import { idField } from './fields.ts';
import { estimatedSimilarity, minHash } from './min-hash.ts';

/**
 * A revision identifies one text of an article. A sketch allows comparing two texts without storing them. An epoch is a
 * run of revisions that are still recognisably the same answer.
 */

/** The text of an article as readers see it. */
export interface RevisionText {
  title: string;
  summary: string;
  /** Text of the body in reading order, including alt texts, code, string attributes and values of facts. */
  words: readonly string[];
}

/**
 * First 12 hex digits of SHA-256 over `v1`, title, summary and words, each NFC-normalised and with collapsed white
 * space, so re-wrapping a paragraph does not change the revision. White space next to a Chinese character is ignored,
 * so neither does a line break or emphasis inside a Chinese sentence.
 */
export function revisionOf({ title, summary, words }: RevisionText): string {
  const parts = ['v1', title, summary, words.join(' ')].map(fold);
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

const bins = 128;

/**
 * Sketch of a text: 128 bins, each with the smallest 16-bit rank of the character 4-grams in it (0xFFFF when empty).
 *
 * @returns 256 bytes as base64; all bins are empty for a text without letters or digits
 */
export function sketchOf({ title, summary, words }: RevisionText): string {
  const text = fold([title, summary, ...words].join(' '))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const ranks = minHash(text, bins);
  const bytes = Buffer.alloc(bins * 2);
  for (const [bin, rank] of ranks.entries()) bytes.writeUInt16LE(rank, bin * 2);
  return bytes.toString('base64');
}

/**
 * Estimated Jaccard similarity of two texts: equal bins ÷ bins that are filled in at least one sketch.
 *
 * @returns 0…1; 1 when both texts are empty
 * @throws RangeError when a sketch has the wrong length
 */
export function overlap(a: string, b: string): number {
  return estimatedSimilarity(readSketch(a), readSketch(b));
}

/**
 * A new epoch starts when the overlap with the epoch's first text falls below this. At 0.6 about a quarter of the text has
 * been replaced: far more than a typo, far less than a new article.
 */
export const epochOverlapLimit = 0.6;

/**
 * Whether a text still belongs to the epoch that another text started.
 *
 * @throws RangeError when a sketch has the wrong length
 */
export function isSameEpoch(firstSketch: string, sketch: string): boolean {
  return overlap(firstSketch, sketch) >= epochOverlapLimit;
}

/**
 * The epoch of each revision of one article in one locale.
 *
 * @param revisions in the order of first publication
 * @returns epoch by revision, counted from 1; a text that is restored keeps its former epoch
 */
export function epochsOf(revisions: readonly { revision: string; sketch: string }[]): Map<string, number> {
  const epochs = new Map<string, number>();
  let first: string | undefined;
  let epoch = 0;
  for (const { revision, sketch } of revisions) {
    if (epochs.has(revision)) continue;
    if (first === undefined || !isSameEpoch(first, sketch)) {
      first = sketch;
      epoch += 1;
    }
    epochs.set(revision, epoch);
  }
  return epochs;
}

export const revisionPattern = /^[0-9a-f]{12}$/;

/** A sketch as `sketchOf` writes it. */
export const sketchPattern = /^[A-Za-z0-9+/]{342}==$/;

/** `revisions.json`: what a build published. The endpoint accepts votes for these texts only. */
export const revisionsFileSchema = z.strictObject({
  version: z.literal(1),
  /** Audience of the build; votes from the internal edition are counted separately. */
  audience: z.enum(audiences),
  articles: z.array(
    z.strictObject({
      id: idField,
      locale: idField,
      revision: z.string().regex(revisionPattern),
      /** Old paths of the article; votes cast under an old id are merged into it. */
      redirectFrom: z.array(z.string()),
      sketch: z.base64(),
    }),
  ),
});

export type RevisionsFile = z.output<typeof revisionsFileSchema>;

/** A space next to Chinese or Japanese text or punctuation. */
const spaceBesideChinese =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]) | (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef])/gu;

/** Has no character of `spaceBesideChinese`. */
const withoutChinese = /^[^\u2e80-\u{10ffff}]*$/u;

function fold(text: string): string {
  const spaced = foldWhiteSpace(text.normalize('NFC'));
  return (withoutChinese.test(spaced) ? spaced : spaced.replaceAll(spaceBesideChinese, '')).trim();
}

/**
 * The ranks of a sketch's bins, for comparing many with each other.
 *
 * @throws RangeError when the sketch has the wrong length
 */
export function readSketch(sketch: string): Uint16Array {
  const bytes = Buffer.from(sketch, 'base64');
  if (bytes.length !== bins * 2) throw new RangeError(`A sketch has ${bins * 2} bytes, not ${bytes.length}.`);
  const ranks = new Uint16Array(bins);
  for (let bin = 0; bin < bins; bin += 1) ranks[bin] = bytes.readUInt16LE(bin * 2);
  return ranks;
}
