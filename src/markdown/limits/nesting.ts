import type { Nodes } from 'mdast';
import type { BodyPosition } from '../fragment.ts';
import { proseLines } from './prose-lines.ts';

/** No article needs more; code that walks a tree would overflow the stack at a few thousand. */
export const maxDepth = 100;

/** The first node that is deeper than `levels` below `node`. */
export function findDeeper(node: Nodes, levels = maxDepth): Nodes | undefined {
  if (levels === 0) return node;
  for (const child of 'children' in node ? node.children : []) {
    const found = findDeeper(child, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Marker of a quotation or list item, with the space before it. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;

/** A mark that may be one of these, wherever it is: no line has more of them than the whole body. */
const mark = />|[-+*.)][ \t]/g;

/**
 * The first line that opens more than `maxDepth` quotations and lists. Checked before parsing: the parser's time and
 * memory grow with the square of their number.
 */
export function findDeepLine(body: string): BodyPosition | undefined {
  if ((body.match(mark)?.length ?? 0) <= maxDepth) return undefined;
  for (const { text, line } of proseLines(body)) {
    container.lastIndex = 0;
    let depth = 0;
    while (depth <= maxDepth && container.test(text)) depth += 1;
    if (depth > maxDepth) return { line, column: 1 };
  }
  return undefined;
}
