import type { Heading, Nodes, Parent, PhrasingContent, Root, RootContent, TableCell } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from '../../markdown/visit.ts';
import { replaceChildren } from './children.ts';

/** Without spaces at the ends that something left out stood beside, and without paragraphs of nothing else. */
export function tidyParagraphs(tree: Nodes): void {
  if (!('children' in tree)) return;
  for (const child of tree.children) tidyParagraphs(child);
  if (tree.type === 'paragraph') {
    tree.children = joinTexts(tree.children);
    const [first, last] = [tree.children[0], tree.children.at(-1)];
    if (last?.type === 'text') last.value = last.value.trimEnd();
    if (first?.type === 'text') first.value = first.value.trimStart();
  }
  const isEmpty = (node: Nodes): boolean =>
    node.type === 'paragraph' && node.children.every((child) => child.type === 'text' && child.value.trim() === '');
  (tree as Parent).children = (tree.children as Nodes[]).filter((child) => !isEmpty(child)) as RootContent[];
}

function joinTexts(children: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const child of children) {
    const last = joined.at(-1);
    if (child.type === 'text' && last?.type === 'text') last.value += child.value;
    else joined.push(child.type === 'text' ? { ...child } : child);
  }
  return joined;
}

/** The cell of a table is one line. */
export function flattenCells(tree: Root): void {
  visit(tree, 'tableCell', (cell: TableCell) => {
    replaceChildren(cell, (node) => {
      if (node.type !== 'code' && node.type !== 'inlineCode') return [node];
      return [{ type: 'inlineCode', value: inOneLine(node.value) }];
    });
  });
}

function inOneLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** A heading that only repeats the title is left out. */
export function dropTitle(tree: Root, title: string): void {
  const at = tree.children.findIndex(({ type }) => type !== 'yaml');
  const first = tree.children[at];
  if (first?.type === 'heading' && (first.depth === 1 || textOf(first).trim() === title)) tree.children.splice(at, 1);
}

/** Articles begin at the second level, and leave none out. */
export function shiftHeadings(tree: Root): void {
  const headings: Heading[] = [];
  visit(tree, 'heading', (node: Heading) => {
    headings.push(node);
  });
  const levels = [...new Set(headings.map(({ depth }) => depth))].sort((a, b) => a - b);
  let last = 1;
  for (const heading of headings) {
    last = Math.min(6, last + 1, levels.indexOf(heading.depth) + 2);
    heading.depth = last as Heading['depth'];
  }
}
