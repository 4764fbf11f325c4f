import type { BodyFinding } from '../fragment.ts';
import { proseLines } from './prose-lines.ts';

/** A hundred inside each other take a second; the parser's time grows with the square of their number. */
const maxAsides = 100;

/** Finds the first aside, `:::note`, beyond the limit, before the body is parsed. */
export function findCrowdedAsides(body: string): BodyFinding | undefined {
  if (!body.includes(':::')) return undefined;
  let asides = 0;
  for (const { text, line } of proseLines(body)) {
    const colons = text.indexOf(':::');
    if (colons === -1 || /^[:\s]*$/.test(text.slice(colons, colons + 100))) continue;
    asides += 1;
    if (asides > maxAsides) {
      return {
        rule: 'mdx/too-slow',
        line,
        column: colons + 1,
        message: `The article has more than ${maxAsides} asides.`,
        hint: 'Keep those that a reader must not miss, or split the article.',
      };
    }
  }
  return undefined;
}
