import type { Code, Heading, Nodes, Root, Table } from 'mdast';
import { didYouMean, nearest } from '../../knowledge/did-you-mean.ts';
import { isKnownLanguage, knownLanguages } from '../html/highlight.ts';
import { visit } from '../visit.ts';
import { quotedList, type Report } from './report.ts';

/** A phone shows two or three columns at once; in wider tables readers lose track. */
const maxColumns = 7;

export function checkTable(node: Table, report: Report): void {
  const columns = node.children[0]?.children.length ?? 0;
  if (columns > maxColumns)
    report(
      'structure/wide-table',
      node,
      `The table has ${columns} columns.`,
      `Split it, or swap rows and columns: a phone can show up to ${maxColumns}.`,
    );
}

export function checkCode(node: Code, report: Report): void {
  if (node.lang && !isKnownLanguage(node.lang))
    report(
      'structure/unknown-language',
      node,
      `\`${node.lang}\` is not a language that can be highlighted.${didYouMean(nearest(node.lang, knownLanguages))}`,
      `Use \`text\`, or one of ${quotedList(knownLanguages)}.`,
    );
}

export function checkHeadingText(node: Heading, report: Report): void {
  if (textOf(node).trim() === '' && node.children.every(({ type }) => type === 'text'))
    report('structure/empty-heading', node, 'The heading has no text.', 'Give it a text, or remove it.');
}

export function checkHeadingLevels(tree: Root, report: Report): void {
  let previous = 1;
  visit(tree, 'heading', (node: Heading) => {
    if (node.depth === 1)
      report(
        'structure/heading-level',
        node,
        'A heading of level 1 is the title, which is in the front matter.',
        'Begin with `##`.',
      );
    else if (node.depth > previous + 1)
      report(
        'structure/heading-level',
        node,
        `The heading jumps from level ${previous} to level ${node.depth}.`,
        `Write \`${'#'.repeat(previous + 1)}\`.`,
      );
    previous = node.depth;
  });
}

function textOf(node: Nodes): string {
  return 'children' in node ? node.children.map(textOf).join('') : 'value' in node ? node.value : '';
}
