import type { BlockContent, Heading, Nodes, Parent, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import { convertAsides } from '../markdown/asides.ts';
import { components } from '../markdown/components/index.ts';
import { definitionsOf } from '../markdown/definitions.ts';
import { isKnownLanguage } from '../markdown/html/highlight.ts';
import { attributesOf } from '../markdown/jsx.ts';
import { isSafeUrl } from '../markdown/sanitize/safe-url.ts';
import { visit } from '../markdown/visit.ts';
import { readHtmlText } from './readers/html.ts';

/** Where links and pictures lead here. */
export interface Addresses {
  /** `undefined` when the target is not among the imported articles. */
  link(url: string): string | undefined;
  /** Path below the site of a picture that has been copied; `undefined` when there is no such file. */
  picture(url: string): string | undefined;
}

/** Asides of other tools and the component that they become. */
const asides: Readonly<Record<string, 'note' | 'tip' | 'warning'>> = {
  note: 'note',
  info: 'note',
  important: 'note',
  check: 'tip',
  success: 'tip',
  tip: 'tip',
  hint: 'tip',
  warning: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
};

/** Components of other tools that fold their content away. */
const folded = new Set(['Accordion', 'Expandable', 'Collapse', 'Details', 'details']);

/** Attributes in which other tools write a heading. */
const titleAttributes = ['title', 'label', 'summary', 'name', 'header'];

/** Schemes that links may have; other addresses cannot be followed, or not safely. */
const linkScheme = /^(?:https?:|mailto:|tel:)/i;

/**
 * Turns the tree of another tool's article into one of ours: known components become ours, others are replaced by their
 * content, and headings begin at the second level.
 *
 * @param title the article's; a heading that repeats it is left out
 * @returns what could not be carried over, each thing once, in words
 */
export function cleanTree(tree: Root, title: string, addresses: Addresses): string[] {
  const lost = new Set<string>();
  renameAsides(tree);
  convertAsides(tree);
  resolveReferences(tree);
  joinDetails(tree);
  replaceChildren(tree, (node) => replacementOf(node, addresses, lost));
  tidyParagraphs(tree);
  dropTitle(tree, title);
  shiftHeadings(tree);
  return [...lost];
}

/** `[text][name]` becomes a link of its own, so that it can be changed or left out like one. */
function resolveReferences(tree: Root): void {
  const urlOf = definitionsOf(tree);
  replaceChildren(tree, (node) => {
    if (node.type === 'definition') return [];
    if (node.type === 'imageReference') return [{ type: 'image', url: urlOf(node.identifier) ?? '', alt: node.alt ?? '' }];
    if (node.type === 'linkReference') return [{ type: 'link', url: urlOf(node.identifier) ?? '', children: node.children }];
    return [node];
  });
}

function renameAsides(tree: Root): void {
  visit(tree, 'containerDirective', (node) => {
    const name = asides[(node as { name: string }).name];
    if (name !== undefined) (node as { name: string }).name = name;
  });
}

/** Replaces children from the innermost out. */
function replaceChildren(parent: Nodes, replace: (node: Nodes) => Nodes[]): void {
  if (!('children' in parent)) return;
  for (const child of parent.children) replaceChildren(child, replace);
  const children = (parent.children as Nodes[]).flatMap(replace);
  (parent as Parent).children = (
    flowParents.has(parent.type) ? asBlocks(children) : phrasingParents.has(parent.type) ? asPhrasing(children) : children
  ) as RootContent[];
}

const flowParents = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition', 'containerDirective', 'mdxJsxFlowElement']);
const phrasingParents = new Set([
  'paragraph',
  'heading',
  'emphasis',
  'strong',
  'delete',
  'link',
  'tableCell',
  'mdxJsxTextElement',
]);

function replacementOf(node: Nodes, addresses: Addresses, lost: Set<string>): Nodes[] {
  switch (node.type) {
    case 'mdxjsEsm':
      return [];
    case 'mdxFlowExpression':
    case 'mdxTextExpression': {
      const isComment = /^\s*\/\*[\s\S]*\*\/\s*$/.test(node.value);
      if (!isComment) lost.add(`the expression {${shorten(node.value)}}`);
      return [];
    }
    case 'text':
      return fromText(node, lost);
    case 'html':
      return fromHtml(node.value, addresses, lost);
    case 'containerDirective':
      lost.add(`the frame “:::${node.name}” around a text`);
      return node.children;
    case 'heading':
      return textOf(node).trim() === '' ? [] : [node];
    case 'code':
      return [isKnownLanguage(node.lang ?? '') ? node : { ...node, lang: null, meta: null }];
    case 'link':
      return fromLink(node, addresses, lost);
    case 'image':
      return fromImage(node.url, node.alt ?? '', addresses, lost);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return fromComponent(node, addresses, lost);
    default:
      return [node];
  }
}

/** Hugo's `{{< youtube id >}}` and `{{% note %}}`. */
const shortcode = /\{\{[<%][^{}]*[>%]\}\}/g;

/** In parentheses, so that `split` keeps it. */
const bareAddress = /((?:https?:\/\/|www\.)[^\s<>]+)/i;

function fromText(node: Extract<Nodes, { type: 'text' }>, lost: Set<string>): Nodes[] {
  for (const [found] of node.value.matchAll(shortcode)) lost.add(`the shortcode ${shorten(found)}`);
  const text = node.value.replaceAll(shortcode, '');
  // An address in a text is a link, so one that is not valid is shown as code.
  return text
    .split(bareAddress)
    .map(
      (part, index): Nodes =>
        index % 2 === 1 && !isSafeUrl(part) ? { type: 'inlineCode', value: part } : { type: 'text', value: part },
    );
}

/** Markdown between the tags of `<details>` is parsed beside them: they become one element again. */
function joinDetails(parent: Nodes): void {
  if (!('children' in parent)) return;
  const children = parent.children as Nodes[];
  for (let at = 0; at < children.length; at += 1) {
    const open = children[at];
    if (open?.type !== 'html' || !/^<details\b/i.test(open.value) || /<\/details>/i.test(open.value)) continue;
    const close = children.findIndex(
      (node, index) => index > at && node.type === 'html' && /^<\/details>/i.test(node.value.trim()),
    );
    if (close < 0) continue;
    const title = /<summary\b[^<>]*>([^<]*)<\/summary>/i.exec(open.value)?.[1]?.trim() ?? '';
    const inside = children.slice(at + 1, close).filter((node) => node.type !== 'html' || !/^<summary\b/i.test(node.value));
    const separate = children.slice(at + 1, close).find((node) => node.type === 'html' && /^<summary\b/i.test(node.value));
    const label = title || (separate?.type === 'html' ? separate.value.replaceAll(/<[^<>]*>/g, '').trim() : '') || '…';
    children.splice(at, close - at + 1, detailsOf(label, inside as BlockContent[]));
  }
  for (const child of children) joinDetails(child);
}

function detailsOf(label: string, children: BlockContent[]): MdxJsxFlowElement {
  const summary = element('summary', {}, [{ type: 'paragraph', children: [{ type: 'text', value: label }] }]);
  return element('details', {}, [summary, ...children]);
}

/** Tags that stand alone in Markdown, such as `<b>`, are left out; whole elements are converted. */
function fromHtml(html: string, addresses: Addresses, lost: Set<string>): Nodes[] {
  if (/^<br\s*\/?>$/i.test(html.trim())) return [{ type: 'break' }];
  if (/^<!--/.test(html) || /^<\/?[a-z][^<>]*>$/i.test(html.trim())) return [];
  const { body } = readHtmlText(html);
  replaceChildren(body, (node) => replacementOf(node, addresses, lost));
  return body.children;
}

function fromLink(node: Extract<Nodes, { type: 'link' }>, { link }: Addresses, lost: Set<string>): Nodes[] {
  // A picture that has become a link would be a link in a link.
  const children = node.children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
  const own = link(node.url);
  if (own !== undefined) return [{ ...node, url: own, children }];
  if (linkScheme.test(node.url) && isSafeUrl(node.url)) return [{ ...node, children }];
  if (node.url !== '') lost.add(`the link to ${shorten(node.url)}`);
  // As text, an address would be a link again.
  return textOf(node) === node.url ? [{ type: 'inlineCode', value: node.url }] : children;
}

function fromImage(url: string, alt: string, { picture }: Addresses, lost: Set<string>): Nodes[] {
  const own = picture(url);
  if (own !== undefined) return [{ type: 'image', url: own, alt }];
  if (url !== '') lost.add(`the picture ${shorten(url)}`);
  return /^https:/i.test(url) ? [{ type: 'link', url, children: [{ type: 'text', value: alt || url }] }] : [];
}

function fromComponent(
  node: Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
  addresses: Addresses,
  lost: Set<string>,
): Nodes[] {
  const name = node.name ?? '';
  const attributes = attributesOf(node);
  const title = titleAttributes.map((key) => attributes[key]).find((value) => typeof value === 'string' && value !== '');
  const aside =
    asides[name.toLowerCase()] ??
    (/^(?:Callout|Aside|Admonition)$/.test(name) ? asides[attributes['type'] ?? 'note'] : undefined);
  if (aside !== undefined) return [element('Callout', { type: aside, ...(title && { title }) }, asBlocks(node.children))];
  if (folded.has(name)) {
    if (name === 'details') return [node];
    return [detailsOf(title ?? name, asBlocks(node.children))];
  }
  if (name === 'img' || name === 'Image') return fromImage(attributes['src'] ?? '', attributes['alt'] ?? '', addresses, lost);
  if (name === 'br') return [{ type: 'break' }];
  if (['summary', 'kbd', 'sub', 'sup', 'mark', 'del', 'ins', 'abbr'].includes(name)) return [node];
  if (components[name] === undefined && /^[A-Z]/.test(name) && !isUnwrapped.has(name)) lost.add(`the component <${name}>`);
  const heading: Nodes[] =
    title === undefined || node.type !== 'mdxJsxFlowElement'
      ? []
      : [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: title }] }] }];
  return [...heading, ...node.children];
}

/** Components that only arrange what is in them. */
const isUnwrapped = new Set([
  'Steps',
  'Step',
  'Tabs',
  'Tab',
  'TabItem',
  'CardGroup',
  'Card',
  'Columns',
  'Column',
  'Frame',
  'AccordionGroup',
  'CodeGroup',
]);

function element(name: string, attributes: Record<string, string>, children: BlockContent[]): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  };
}

/** Text that stands directly in a component becomes a paragraph. */
function asBlocks(children: readonly Nodes[]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let line: PhrasingContent[] = [];
  const close = (): void => {
    if (line.some((node) => node.type !== 'text' || node.value.trim() !== '')) blocks.push({ type: 'paragraph', children: line });
    line = [];
  };
  for (const child of children) {
    if (isPhrasing(child)) line.push(child);
    else {
      close();
      blocks.push(child as BlockContent);
    }
  }
  close();
  return blocks;
}

/** What stands in a line: of blocks, the text in them. */
function asPhrasing(children: readonly Nodes[]): PhrasingContent[] {
  return children.flatMap((child): PhrasingContent[] => {
    if (child.type === 'html' || isPhrasing(child)) return [child];
    if (child.type === 'code') return [{ type: 'inlineCode', value: child.value }];
    return 'children' in child ? asPhrasing(child.children) : [];
  });
}

const phrasing = new Set([
  ...['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'link', 'linkReference', 'image', 'imageReference', 'break'],
  ...['footnoteReference', 'mdxJsxTextElement', 'mdxTextExpression'],
]);

function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasing.has(node.type);
}

/** Without spaces at the ends that something left out stood beside, and without paragraphs of nothing else. */
function tidyParagraphs(tree: Nodes): void {
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

function dropTitle(tree: Root, title: string): void {
  const at = tree.children.findIndex(({ type }) => type !== 'yaml');
  const first = tree.children[at];
  if (first?.type === 'heading' && (first.depth === 1 || textOf(first).trim() === title)) tree.children.splice(at, 1);
}

/** Articles begin at the second level, and leave none out. */
function shiftHeadings(tree: Root): void {
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

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
