import type { Node, Paragraph, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { htmlElements } from './components/html-elements.ts';
import { components } from './components/index.ts';
import { SKIP, visit } from './visit.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * String attributes of an element; an attribute without a value, such as `open`, is an empty string. Expressions and
 * spreads are left out.
 */
export function attributesOf(node: JsxElement): Record<string, string> {
  const entries = node.attributes.flatMap((attribute): [string, string][] =>
    attribute.type === 'mdxJsxAttribute' && (typeof attribute.value !== 'object' || attribute.value === null)
      ? [[attribute.name, attribute.value ?? '']]
      : [],
  );
  return Object.fromEntries(entries);
}

/**
 * `<Callout>words</Callout>` on one line parses as a paragraph that contains only the component. Lifts such flow
 * elements out of their paragraph.
 */
export function liftFlowElements(tree: Root): void {
  visit(tree, 'paragraph', (paragraph: Paragraph, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const parts = paragraph.children.filter((child) => !isBlank(child));
    // The parser puts `<summary>` and the text on the next line into one paragraph.
    const beginsWithSummary = isElement(parts[0], 'summary');
    if (parts.length === 0 || !(beginsWithSummary || parts.every(isFlowElement))) return;
    const lifted = beginsWithSummary ? splitSummary(paragraph.children) : parts.filter(isFlowElement).map(lift);
    (parent.children as unknown[]).splice(index, 1, ...lifted);
    // Visits the lifted elements, too: their children may have to be lifted as well.
    return [SKIP, index];
  });
}

/** A summary contains phrasing; every other flow element contains paragraphs, after its summary if it has one. */
function lift(element: MdxJsxTextElement): MdxJsxFlowElement {
  const { name, children } = element;
  const content = name === 'summary' ? (children as unknown as MdxJsxFlowElement['children']) : splitSummary(children);
  return { ...element, type: 'mdxJsxFlowElement', children: content };
}

function splitSummary(children: Paragraph['children']): MdxJsxFlowElement['children'] {
  const first = children.findIndex((child) => !isBlank(child));
  const summary = children[first];
  const rest = isElement(summary, 'summary') ? withoutSpaceBefore(children.slice(first + 1)) : children;
  const paragraphs: MdxJsxFlowElement['children'] = rest.every(isBlank) ? [] : [{ type: 'paragraph', children: rest }];
  return isElement(summary, 'summary') ? [lift(summary), ...paragraphs] : paragraphs;
}

function withoutSpaceBefore([first, ...rest]: Paragraph['children']): Paragraph['children'] {
  if (first === undefined) return [];
  return [first.type === 'text' ? { ...first, value: first.value.trimStart() } : first, ...rest];
}

function isFlowElement(node: Node): node is MdxJsxTextElement {
  return isElement(node) && (components[node.name ?? ''] ?? htmlElements[node.name ?? ''])?.kind === 'flow';
}

function isElement(node: Node | undefined, name?: string): node is MdxJsxTextElement {
  return node?.type === 'mdxJsxTextElement' && (name === undefined || (node as MdxJsxTextElement).name === name);
}

function isBlank(node: Node): boolean {
  return node.type === 'text' && (node as Text).value.trim() === '';
}
