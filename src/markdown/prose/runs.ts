import type { Nodes, Text } from 'mdast';
import type { BodyPosition } from '../fragment.ts';

/** Text without a break by code or by what a component shows: what is beside it is read in one go. */
export interface Run {
  text: string;
  /** Position of a part of the text in the body. */
  positionOf(offset: number, part: string): BodyPosition;
}

/** The runs of a block. Quotations are what others say, and a bare link is its address. */
export function runsOf(block: Nodes, lines: readonly string[]): Run[] {
  const runs: Text[][] = [[]];
  collect(block, runs);
  return runs.filter((nodes) => nodes.length > 0).map((nodes) => toRun(nodes, lines));
}

function collect(node: Nodes, runs: Text[][]): void {
  if (node.type === 'text') {
    runs.at(-1)?.push(node);
    return;
  }
  const isBare =
    node.type === 'link' && node.children.some((child) => child.type === 'text' && /^(?:https?:|www\.)/i.test(child.value));
  if (node.type === 'mdxJsxTextElement' || isBare || !('children' in node)) {
    runs.push([]);
    return;
  }
  for (const child of node.children) collect(child, runs);
}

function toRun(nodes: readonly Text[], lines: readonly string[]): Run {
  return {
    text: nodes.map(({ value }) => value).join(''),
    positionOf(offset, part) {
      let left = offset;
      for (const { value, position } of nodes) {
        if (left >= value.length) {
          left -= value.length;
          continue;
        }
        const before = value.slice(0, left).split('\n');
        const line = (position?.start.line ?? 1) + before.length - 1;
        const from = before.length === 1 ? (position?.start.column ?? 1) - 1 : 0;
        // Escapes and indentation make the source longer than its text.
        const at = lines[line - 1]?.indexOf(part, from + (before.at(-1)?.length ?? 0)) ?? -1;
        return { line, column: at === -1 ? from + 1 : at + 1 };
      }
      return { line: 1, column: 1 };
    },
  };
}
