import type { ElementContent } from 'hast';
import type { Heading as HeadingNode, Root, Text } from 'mdast';
import { element, type RenderContext } from '../components/component.ts';
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
  if (hasOtherHeadings(tree, headings.length) || !headings.every(isSelfContained))
    return nameHeadings(toElements(tree, context).hast);
  return nameHeadings(
    headings.every(isText)
      ? { type: 'root', children: headings.map(toElement) }
      : toElements({ ...tree, children: headings }, context).hast,
  );
}

/** Whether there are headings that are not at the top, or footnotes. */
function hasOtherHeadings(tree: Root, atTop: number): boolean {
  let count = 0;
  let hasFootnotes = false;
  visit(tree, ({ type }) => {
    if (type === 'heading') count += 1;
    if (type === 'footnoteReference') hasFootnotes = true;
  });
  return count > atTop || hasFootnotes;
}

function isSelfContained(heading: HeadingNode): boolean {
  let isSo = true;
  visit(heading, ({ type }) => {
    if (type.endsWith('Reference') || type.startsWith('mdxJsx')) isSo = false;
  });
  return isSo;
}

type TextHeading = HeadingNode & { children: Text[] };

/** Whether it is nothing but text on one line, as most are: rendering would not change it. */
function isText(heading: HeadingNode): heading is TextHeading {
  return heading.children.every((child) => child.type === 'text' && !/[\r\n]/.test(child.value));
}

function toElement({ depth, children, position }: TextHeading): ElementContent {
  return { ...element(`h${depth}`, {}, children), ...(position && { position }) };
}
