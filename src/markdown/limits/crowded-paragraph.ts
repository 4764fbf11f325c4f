import type { BodyFinding } from '../fragment.ts';
import { costlySigns, densestSign } from './dense-signs.ts';

/** A thousand take a tenth of a second; a normal paragraph has a few dozen. */
const maxSignsInParagraph = 2_000;

/** Finds a paragraph that would take too long to parse, before it is parsed. */
export function findCrowdedParagraph(body: string): BodyFinding | undefined {
  // Almost every body has fewer in all.
  if (body.length <= maxSignsInParagraph || countSigns(body) <= maxSignsInParagraph) return undefined;
  const densest = densestSign(body);
  if (densest === undefined || densest.count <= maxSignsInParagraph) return undefined;
  const { sign, count, line, column } = densest;
  return {
    rule: 'mdx/too-slow',
    line,
    column,
    message: `The paragraph has ${count} \`${sign}\`, of which this is the first: too many to parse in reasonable time.`,
    hint: `Split the text with blank lines, or put it into a code block; a paragraph may have up to ${maxSignsInParagraph}.`,
  };
}

function countSigns(body: string): number {
  return body.match(costlySigns)?.length ?? 0;
}
