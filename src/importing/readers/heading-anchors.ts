import type { Element, Nodes } from 'hast';
import type { Heading, PhrasingContent } from 'mdast';
import type { Options } from 'rehype-remark';
import { visit } from '../../markdown/visit.ts';

declare module 'mdast' {
  interface HeadingData {
    /** Names by which links of the other system lead to the heading. */
    anchors?: string[];
  }
}

const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** Notes the names of each heading: its own, and those of what begins with it, such as a section or an anchor before it. */
export function markAnchors(tree: Nodes): void {
  let names: string[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'text' && node.value.trim() !== '') names = [];
    if (node.type !== 'element') return;
    names.push(...namesOf(node));
    if (!headings.some((name) => name === node.tagName)) return;
    const inside: string[] = [];
    for (const child of node.children)
      visit(child, 'element', (element: Element) => {
        inside.push(...namesOf(element));
      });
    node.properties['dataAnchors'] = [...names, ...inside];
    names = [];
  });
}

function namesOf({ tagName, properties: { id, name } }: Element): string[] {
  return [id, tagName === 'a' ? name : undefined].filter((each) => typeof each === 'string');
}

/** Lets headings keep the names that have been noted. */
export const headingHandlers: NonNullable<Options['handlers']> = Object.fromEntries(
  headings.map((tag, index) => [
    tag,
    (state, element: Element): Heading => {
      const children = state.all(element).filter(({ type }) => type !== 'break') as PhrasingContent[];
      const anchors = element.properties['dataAnchors'];
      const data = Array.isArray(anchors) ? { anchors: anchors.map(String) } : {};
      return { type: 'heading', depth: (index + 1) as Heading['depth'], children, data };
    },
  ]),
);
