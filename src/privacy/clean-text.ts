import { stripPii } from './strip-pii.ts';

/**
 * Cleans a reader's text for storage: removes personal data, control characters other than line breaks, and stacks of
 * combining marks.
 *
 * @param maxLength in characters
 */
export function cleanText(text: string, maxLength: number): string {
  // Stripped before it is truncated: half a number would no longer look like one.
  const stripped = stripPii(plainText(text)).trim();
  return Array.from(stripped).slice(0, maxLength).join('');
}

/** The same, but personal data stays. */
export function plainText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // Invisible characters go first, so that they cannot split personal data into harmless parts.
      .replace(/[^\P{Cf}\u200c\u200d]/gu, '')
      // Some break PostgreSQL (NUL), others terminals.
      .replace(/[^\P{C}\n\u200c\u200d]/gu, ' ')
      // No language puts more on one letter; hundreds would overprint the lines around them in a report.
      .replace(/(\p{M}{4})\p{M}+/gu, '$1')
  );
}
