import { stripPii } from './strip-pii.ts';

/**
 * A reader's own words as they may be kept: without what tells who they are, without control characters
 * other than line breaks or heaps of marks, and at most so many characters long.
 */
export function cleanText(text: string, maxLength: number): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    // What cannot be seen is gone before personal data is looked for: it parts no word.
    .replaceAll(/[^\P{Cf}\u200c\u200d]/gu, '')
    // Each is either a text's enemy (NUL in PostgreSQL) or a terminal's.
    .replaceAll(/[^\P{C}\n\u200c\u200d]/gu, ' ')
    // No language writes more on one letter; hundreds reach over the lines above and below in a report.
    .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1');
  // Stripped before it is cut: a number cut in two would no longer look like one.
  const stripped = stripPii(plain).trim();
  return Array.from(stripped).slice(0, maxLength).join('');
}
