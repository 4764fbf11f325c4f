import type { Nodes, Paragraph, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { calloutTypes } from './components/callout.ts';
import { visit } from './visit.ts';

/** Makes a `<Callout>` of each `:::note[Title]`, so that both are one thing from here on. Other names stay as they are. */
export function convertAsides(tree: Root): void {
  visit(tree, 'containerDirective', (node: ContainerDirective, index, parent) => {
    const type = calloutTypes.find((each) => each === node.name);
    if (type === undefined || parent === undefined || index === undefined) return;
    const label = node.children.find(isLabel);
    const title = label === undefined ? '' : textOf(label).trim();
    const callout: MdxJsxFlowElement = {
      type: 'mdxJsxFlowElement',
      name: 'Callout',
      attributes: [
        { type: 'mdxJsxAttribute', name: 'type', value: type },
        ...(title === '' ? [] : [{ type: 'mdxJsxAttribute' as const, name: 'title', value: title }]),
      ],
      children: node.children.filter((child) => child !== label),
      ...(node.position && { position: node.position }),
      data: { aside: { attributes: Object.keys(node.attributes ?? {}) } },
    };
    (parent.children as Nodes[])[index] = callout;
    // Asides inside it are visited next.
    return index;
  });
}

/** Of a callout written as `:::note{…}`: the names in the braces. */
interface Aside {
  attributes: string[];
}

declare module 'mdast-util-mdx-jsx' {
  interface MdxJsxFlowElementData {
    aside?: Aside;
  }
}

/** @returns `undefined` for what was written as an element */
export function asideOf({ data }: { data?: object | undefined }): Aside | undefined {
  return (data as { aside?: Aside } | undefined)?.aside;
}

function isLabel(child: ContainerDirective['children'][number]): child is Paragraph {
  return child.type === 'paragraph' && child.data?.directiveLabel === true;
}

function textOf(node: Nodes): string {
  return 'children' in node ? node.children.map(textOf).join('') : 'value' in node ? node.value : '';
}
