import { piiMarker } from '../privacy/strip-pii.ts';

/**
 * A reader's text as a question of an article: one line, without what was taken out of it, without control
 * and invisible characters, which could make a line read as another than it is.
 *
 * @returns `undefined` when no word of two letters or digits is left, as in `[…]` or `=1+1`: nobody asks that
 */
export function askedQuestion(text: string): string | undefined {
  const question = text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(piiMarker, ' ')
    .replaceAll(/[\p{C}\p{Z}\ufffd]+/gu, ' ')
    .trim();
  return /[\p{L}\p{M}\p{N}]{2}/u.test(question) ? question : undefined;
}
