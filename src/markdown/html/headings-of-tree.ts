import type { Heading as HeadingNode, Root } from 'mdast';
import type { RenderContext } from '../components/component.ts';
import type { Heading } from '../fragment.ts';
import { visit } from '../visit.ts';
import { nameHeadings } from './headings.ts';
import { toElements } from './render.ts';

/**
 * The headings that `renderTree` names, without rendering what is between them. All is rendered only where something else
 * decides on them: a component around a heading, a reference in one, and footnotes, which have a heading of their own.
 */
export function headingsOf(tree: Root, context: RenderContext): Heading[] {
  const headings = tree.children.filter((node): node is HeadingNode => node.type === 'heading');
  const isSimple = countIn(tree, 'heading') === headings.length && headings.every(isSelfContained) && !hasFootnotes(tree);
  return nameHeadings(toElements(isSimple ? { ...tree, children: headings } : tree, context).hast);
}

function countIn(tree: Root, type: string): number {
  let count = 0;
  visit(tree, type, () => {
    count += 1;
  });
  return count;
}

function isSelfContained(heading: HeadingNode): boolean {
  let isSo = true;
  visit(heading, ({ type }) => {
    if (type.endsWith('Reference') || type.startsWith('mdxJsx')) isSo = false;
  });
  return isSo;
}

function hasFootnotes(tree: Root): boolean {
  return countIn(tree, 'footnoteReference') > 0;
}
