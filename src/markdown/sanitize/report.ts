import type { Nodes } from 'mdast';
import type { Edit } from '../../findings/finding.ts';
import type { Rule } from '../../findings/rules.ts';

/** Records a finding at the position of a node. */
export type Report = (rule: Rule, node: Nodes, message: string, hint: string, fix?: readonly Edit[]) => void;

/** The first line of a piece of source, shortened when it is long. */
export function firstLine(value: string): string {
  const line = value.trim().split('\n')[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** `a`, `b`, `c`. */
export function quotedList(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
