import type { Node, Paragraph, Root, Text } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { SKIP, visit } from 'unist-util-visit';
import { components } from './components/index.ts';

export type JsxElement = MdxJsxFlowElement | MdxJsxTextElement;

/**
 * `<Callout>words</Callout>` on one line parses as a paragraph that holds nothing but the component.
 * Lifts such components, and `<details>` and `<summary>`, to where they belong: between paragraphs.
 */
export function liftFlowElements(tree: Root): void {
  visit(tree, 'paragraph', (paragraph: Paragraph, index, parent) => {
    if (parent === undefined || index === undefined) return;
    const parts = paragraph.children.filter((child) => !isBlank(child));
    // `<summary>` with text on the next line is one paragraph to the parser.
    const beginsWithSummary = isElement(parts[0], 'summary');
    if (parts.length === 0 || !(beginsWithSummary || parts.every(isFlowElement))) return;
    const lifted = beginsWithSummary ? splitSummary(paragraph.children) : parts.filter(isFlowElement).map(lift);
    (parent.children as unknown[]).splice(index, 1, ...lifted);
    // Visited again from the first of them: what they hold may have to be lifted too.
    return [SKIP, index];
  });
}

/** A summary holds words; everything else holds paragraphs, after the summary if there is one. */
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

/**
 * String attributes of an element, `open` as an empty text. Attributes with expressions and spreads are
 * left out: the gate has refused them.
 */
export function attributesOf(node: JsxElement): Record<string, string> {
  const entries = node.attributes.flatMap((attribute): [string, string][] =>
    attribute.type === 'mdxJsxAttribute' && (typeof attribute.value !== 'object' || attribute.value === null)
      ? [[attribute.name, attribute.value ?? '']]
      : [],
  );
  return Object.fromEntries(entries);
}

const flowHtmlElements = new Set(['details', 'summary']);

function isFlowElement(node: Node): node is MdxJsxTextElement {
  if (!isElement(node)) return false;
  return components[node.name ?? '']?.kind === 'flow' || flowHtmlElements.has(node.name ?? '');
}

function isElement(node: Node | undefined, name?: string): node is MdxJsxTextElement {
  return node?.type === 'mdxJsxTextElement' && (name === undefined || (node as MdxJsxTextElement).name === name);
}

function isBlank(node: Node): boolean {
  return node.type === 'text' && (node as Text).value.trim() === '';
}
