import type { BlockContent, Nodes, Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { components } from '../../markdown/components/index.ts';
import { attributesOf } from '../../markdown/jsx.ts';
import { visit } from '../../markdown/visit.ts';
import { textOfHtml } from '../readers/html.ts';
import { type Addresses, fromImage } from './addresses.ts';
import { asBlocks } from './children.ts';

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

/** Gives the frames of other tools, such as `:::info`, the names that ours have. */
export function renameAsides(tree: Root): void {
  visit(tree, 'containerDirective', (node) => {
    const name = asides[(node as { name: string }).name];
    if (name !== undefined) (node as { name: string }).name = name;
  });
}

/** Markdown between the tags of `<details>` is parsed beside them: they become one element again. */
export function joinDetails(parent: Nodes): void {
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
    const label = textOfHtml(title || (separate?.type === 'html' ? separate.value : '')).trim() || '…';
    const isOpen = /^<details\s+open\b/i.test(open.value);
    children.splice(at, close - at + 1, detailsOf(label, inside as BlockContent[], isOpen));
  }
  for (const child of children) joinDetails(child);
}

/** Replaces a component by ours, or by what is in it. */
export function fromComponent(
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

function detailsOf(label: string, children: BlockContent[], isOpen = false): MdxJsxFlowElement {
  const summary = element('summary', {}, [{ type: 'paragraph', children: [{ type: 'text', value: label }] }]);
  const details = element('details', {}, [summary, ...children]);
  if (isOpen) details.attributes.push({ type: 'mdxJsxAttribute', name: 'open' });
  return details;
}

function element(name: string, attributes: Record<string, string>, children: BlockContent[]): MdxJsxFlowElement {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
    children,
  };
}
