import type { Nodes } from 'mdast';
import type { Rule } from '../findings/rules.ts';

/** Takes down a finding at the place of a node. */
export type Report = (rule: Rule, node: Nodes, message: string, hint: string) => void;

/** The first line of a piece of source, cut when it is long. */
export function firstLine(value: string): string {
  const line = value.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
