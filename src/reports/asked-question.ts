import { foldQuestion } from '../checks/answers.ts';
import { piiMarker } from '../feedback/strip-pii.ts';

/**
 * A reader's text as a question of an article: one line, without what was taken out of it, without control
 * and invisible characters, which could make a line read as another than it is.
 *
 * @returns `undefined` when no letter or digit is left
 */
export function askedQuestion(text: string): string | undefined {
  const question = text
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(piiMarker, ' ')
    .replaceAll(/[\p{C}\p{Z}\ufffd]+/gu, ' ')
    .trim();
  return foldQuestion(question) === '' ? undefined : question;
}
