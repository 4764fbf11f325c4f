import { proseLines } from './prose-lines.ts';

/**
 * Signs whose parsing time grows with the square of their number in one paragraph, because the parser compares each
 * with those before it. Found by measuring repetitions of all pairs of signs.
 */
export const costlySigns = /[*_~[\]}=]/g;

/** The sign that occurs most often in one paragraph. */
export interface DenseSign {
  sign: string;
  count: number;
  /** Position of the first one in that paragraph, counted from the first line of the body. */
  line: number;
  column: number;
}

/** @returns `undefined` when there is none outside of fenced code */
export function densestSign(body: string): DenseSign | undefined {
  let densest: DenseSign | undefined;
  let inParagraph = new Map<string, DenseSign>();
  for (const { text, line } of proseLines(body)) {
    if (beginsParagraph(text)) inParagraph = new Map();
    for (const { 0: sign, index } of text.matchAll(costlySigns)) {
      const found = inParagraph.get(sign) ?? { sign, count: 0, line, column: index + 1 };
      found.count += 1;
      inParagraph.set(sign, found);
      if (found.count > (densest?.count ?? 0)) densest = found;
    }
  }
  return densest;
}

/** A paragraph begins after a blank line, and with each list item and table row. */
function beginsParagraph(line: string): boolean {
  return /^\s*(?:$|\||[-*+]\s|\d{1,9}[.)]\s)/.test(line);
}
