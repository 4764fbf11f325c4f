import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { convertAsides } from '../../markdown/asides.ts';
import { definitionsOf } from '../../markdown/definitions.ts';
import { isKnownLanguage } from '../../markdown/html/highlight.ts';
import { isSafeUrl } from '../../markdown/sanitize/safe-url.ts';
import { readHtmlText } from '../readers/html.ts';
import { type Addresses, fromImage, fromLink, shorten } from './addresses.ts';
import { replaceChildren } from './children.ts';
import { fromComponent, joinDetails, renameAsides } from './foreign-components.ts';
import { joinInlineHtml } from './inline-html.ts';
import { dropTitle, flattenCells, shiftHeadings, tidyParagraphs } from './tidy.ts';

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
  joinInlineHtml(tree);
  replaceChildren(tree, (node) => replacementOf(node, addresses, lost));
  flattenCells(tree);
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
    case 'inlineCode':
      // Written as two backticks, which would be the beginning of other code.
      return node.value.trim() === '' ? [] : [node];
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

/** Tags that stand alone in Markdown, such as `<b>`, are left out; whole elements are converted. */
function fromHtml(html: string, addresses: Addresses, lost: Set<string>): Nodes[] {
  if (/^<br\s*\/?>$/i.test(html.trim())) return [{ type: 'break' }];
  const isPicture = /^<img\s[^<>]*>$/i.test(html.trim());
  if (/^<!--/.test(html) || (!isPicture && /^<\/?[a-z][^<>]*>$/i.test(html.trim()))) return [];
  const { body } = readHtmlText(html);
  replaceChildren(body, (node) => replacementOf(node, addresses, lost));
  // In the middle of a line it must not begin a paragraph.
  return isPicture ? body.children.flatMap((child) => (child.type === 'paragraph' ? child.children : [child])) : body.children;
}
