import { createHash } from 'node:crypto';
import { z } from 'zod';
import { idField } from './fields.ts';

/**
 * A revision names one text of an article; a sketch lets two texts be compared without having either;
 * an epoch is a run of revisions whose texts are still recognisably the same answer.
 */

/** What a revision is made of: only what a reader reads of the article itself. */
export interface RevisionText {
  title: string;
  summary: string;
  /** Texts of the source tree in reading order: text, alt, code, string attributes, values of facts used. */
  words: readonly string[];
}

/**
 * First 12 hex digits of SHA-256 over `v1`, title, summary and words, each NFC-normalised and with
 * white space folded, so that re-wrapping a paragraph makes no new revision. Beside a Chinese character
 * white space means nothing, so that wrapping or emphasis inside a sentence makes none either.
 */
export function revisionOf({ title, summary, words }: RevisionText): string {
  const parts = ['v1', title, summary, words.join(' ')].map(fold);
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}

const bins = 128;
const emptyBin = 0xffff;
const shingleLength = 4;

/**
 * MinHash sketch of a text by one permutation: each character 4-gram falls into one of 128 bins by its
 * hash, and each bin keeps its least 16-bit rank (0xFFFF when nothing fell into it).
 * Li, Owen & Zhang (2012), One Permutation Hashing, NIPS 25.
 *
 * @returns 256 bytes as base64; a text without letters has only empty bins
 */
export function sketchOf({ title, summary, words }: RevisionText): string {
  const text = fold([title, summary, ...words].join(' '))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
  const ranks = new Uint16Array(bins).fill(emptyBin);
  for (let start = 0; start === 0 ? text.length > 0 : start + shingleLength <= text.length; start++) {
    const hash = hashText(text.slice(start, start + shingleLength));
    const bin = hash >>> 25;
    ranks[bin] = Math.min(ranks[bin] ?? emptyBin, (hash >>> 8) & 0xffff);
  }
  const bytes = Buffer.alloc(bins * 2);
  for (const [bin, rank] of ranks.entries()) bytes.writeUInt16LE(rank, bin * 2);
  return bytes.toString('base64');
}

/**
 * Estimated Jaccard overlap of two sketched texts: equal bins ÷ bins that are not empty in both.
 *
 * @returns 0…1; 1 when both texts are empty
 * @throws RangeError when a sketch is not one of ours
 */
export function overlap(a: string, b: string): number {
  const left = readSketch(a);
  const right = readSketch(b);
  let equal = 0;
  let filled = 0;
  for (let bin = 0; bin < bins; bin++) {
    if (left[bin] === emptyBin && right[bin] === emptyBin) continue;
    filled += 1;
    if (left[bin] === right[bin]) equal += 1;
  }
  return filled === 0 ? 1 : equal / filled;
}

/**
 * An epoch ends when its first text and the present one overlap less than this. At 0.6 about a quarter
 * of the text has been replaced: far more than a typo, far less than a new article.
 */
export const epochOverlapLimit = 0.6;

/**
 * Whether a text is still in the epoch that another began.
 *
 * @throws RangeError when a sketch is not one of ours
 */
export function isSameEpoch(firstSketch: string, sketch: string): boolean {
  return overlap(firstSketch, sketch) >= epochOverlapLimit;
}

/**
 * The epoch of each revision of one article in one locale.
 *
 * @param revisions in the order they were first published
 * @returns revision → epoch, counted from 1; a text that returns keeps the epoch it had
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

/** `revisions.json`: what a build published, for the endpoint. */
export const revisionsFileSchema = z.strictObject({
  version: z.literal(1),
  /** Edition the build made; votes of the internal one are kept apart. */
  audience: z.enum(['public', 'internal']),
  articles: z.array(
    z.strictObject({
      id: idField,
      locale: idField,
      revision: z.string().regex(revisionPattern),
      /** Old paths of the article; votes cast under an old id are joined to it. */
      redirectFrom: z.array(z.string()),
      sketch: z.base64(),
    }),
  ),
});

export type RevisionsFile = z.output<typeof revisionsFileSchema>;

/** Han characters, kana, and the punctuation of both. */
const spaceBesideChinese =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]) | (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef])/gu;

function fold(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(spaceBesideChinese, '').trim();
}

/** FNV-1a over UTF-16 units, finished with MurmurHash3's mixer: 32 bits, the same on every machine. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function readSketch(sketch: string): Uint16Array {
  const bytes = Buffer.from(sketch, 'base64');
  if (bytes.length !== bins * 2) throw new RangeError(`A sketch has ${bins * 2} bytes, not ${bytes.length}.`);
  return Uint16Array.from({ length: bins }, (_, bin) => bytes.readUInt16LE(bin * 2));
}
