import type { Nodes, Parent, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { escapeMarkup } from '../escape-markup.ts';
import type { RenderContext } from '../markdown/components/component.ts';
import { components } from '../markdown/components/index.ts';
import { attributesOf, type JsxElement } from '../markdown/jsx.ts';
import { visit } from '../markdown/visit.ts';
import { writeMarkdown } from '../markdown/write-markdown.ts';

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).freeze();

/**
 * Turns an article's tree into one of plain Markdown: components take their plain form, and HTML elements that Markdown
 * has no sign for stay HTML.
 *
 * @param addressOf what an address of a link or picture becomes
 */
export function makePlain(tree: Root, context: RenderContext, addressOf: (url: string) => string): void {
  replaceElements(tree, context);
  visit(tree, (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') node.url = addressOf(node.url);
  });
}

/** From the innermost out, so that the content of a component is plain already. */
function replaceElements(parent: Nodes, context: RenderContext): void {
  if (!('children' in parent)) return;
  const isFlow = flowParents.has(parent.type);
  const children = parent.children as Nodes[];
  for (const child of children) replaceElements(child, context);
  (parent as Parent).children = children.flatMap((child): Nodes[] => {
    if (child.type === 'mdxFlowExpression' || child.type === 'mdxTextExpression') return [];
    if (child.type !== 'mdxJsxFlowElement' && child.type !== 'mdxJsxTextElement') return [child];
    return components[child.name ?? ''] === undefined ? asHtml(child) : asPlain(child, context, isFlow);
  }) as RootContent[];
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'mdxJsxFlowElement']);

function asPlain(element: JsxElement, context: RenderContext, isFlow: boolean): Nodes[] {
  const name = element.name ?? '';
  const attributes = attributesOf(element);
  // The value of a fact is text, whatever signs are in it.
  if (name === 'Fact') return [{ type: 'text', value: context.facts.get(attributes['id'] ?? '') ?? '' }];
  const children = (
    isPhrasing(element) ? [{ type: 'paragraph', children: element.children }] : element.children
  ) as RootContent[];
  const content = writeMarkdown({ type: 'root', children });
  const plain = components[name]?.plain(attributes, content, context) ?? '';
  return isFlow ? reader.parse(plain).children : readPhrasing(plain);
}

/** A word before it keeps what looks like a list or quotation in the line. */
function readPhrasing(text: string): Nodes[] {
  const [paragraph] = reader.parse(`x ${text}`).children;
  if (paragraph?.type !== 'paragraph') return [{ type: 'text', value: text }];
  const [first, ...rest] = paragraph.children;
  return first?.type === 'text' ? [{ type: 'text', value: first.value.replace(/^x\s*/, '') }, ...rest] : paragraph.children;
}

function isPhrasing({ type }: JsxElement): boolean {
  return type === 'mdxJsxTextElement';
}

/** `<details>`, `<kbd>` and the like; a line break in a table has no other sign. */
function asHtml(element: JsxElement): Nodes[] {
  const name = element.name ?? '';
  const children = element.children as Nodes[];
  if (name === 'br') return [{ type: 'html', value: '<br>' }];
  if (name === 'summary') return [{ type: 'html', value: `<summary>${summaryText(element)}</summary>` }];
  const attributes = Object.entries(attributesOf(element)).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeMarkup(value)}"`,
  );
  const open = `<${name}${attributes.join('')}>`;
  const close: Nodes = { type: 'html', value: `</${name}>` };
  const [first, ...rest] = children;
  // A blank line ends HTML, so the two stand together.
  return first?.type === 'html' && first.value.startsWith('<summary>')
    ? [{ type: 'html', value: `${open}\n${first.value}` }, ...rest, close]
    : [{ type: 'html', value: open }, ...children, close];
}

function summaryText(element: JsxElement): string {
  const text = textOf(element, { includeHtml: false });
  return escapeMarkup(text.replaceAll(/\s+/g, ' ').trim());
}
