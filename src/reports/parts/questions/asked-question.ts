import { piiMarker } from '../../../privacy/strip-pii.ts';

/**
 * A reader's text as a question for an article: one line, without the markers of removed personal data and without
 * control and invisible characters, which can make a line look like another.
 *
 * @returns `undefined` when no word of two letters or digits is left, as in `[…]` or `=1+1`
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
