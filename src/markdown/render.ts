import GithubSlugger from 'github-slugger';
import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { visit } from 'unist-util-visit';
import { closeGaps } from './close-gaps.ts';
import { element, type RenderContext, text } from './components/component.ts';
import { components, htmlElements } from './components/index.ts';
import type { Heading } from './fragment.ts';
import { anchorHeadings } from './heading-anchors.ts';
import { highlightCode } from './highlight.ts';
import { attributesOf, type JsxElement } from './jsx.ts';
import { isOwnImage, isSafeUrl } from './safe-url.ts';

/** Turns a tree into HTML. What the gate refuses is left out, also where findings do not stop, as in `dev`. */
export async function renderTree(tree: Root, context: RenderContext): Promise<{ html: string; headings: Heading[] }> {
  const renderJsx = (state: State, node: JsxElement): ElementContent | undefined => renderElement(state, node, context);
  const nothing = (): undefined => undefined;
  dropRefusedUrls(tree);
  const hast = toHast(tree, {
    handlers: {
      mdxJsxFlowElement: renderJsx,
      mdxJsxTextElement: renderJsx,
      mdxFlowExpression: nothing,
      mdxTextExpression: nothing,
      mdxjsEsm: nothing,
    },
    footnoteLabel: context.strings.footnotes,
    footnoteBackLabel: (index) => context.strings.backToReference(index + 1),
    clobberPrefix: '',
  }) as HastRoot;
  const headings = nameHeadings(hast);
  anchorHeadings(hast, headings, context);
  closeGaps(hast);
  boxTables(hast, context);
  nameTabs(hast);
  markTasks(hast, context);
  mendLinks(hast);
  await highlightCode(hast);
  return { html: toHtml(hast), headings };
}

/** Before they are encoded: `\tjavascript:` would look harmless as `%09javascript:`. */
function dropRefusedUrls(tree: Root): void {
  visit(tree, (node) => {
    if ((node.type === 'link' || node.type === 'definition' || node.type === 'image') && !isSafeUrl(node.url)) node.url = '';
  });
}

function renderElement(state: State, node: JsxElement, context: RenderContext): ElementContent | undefined {
  const name = node.name ?? '';
  const component = components[name];
  const children = state.all(node) as ElementContent[];
  const attributes = attributesOf(node);
  if (component !== undefined) {
    const rendered = component.render(attributes, children, context);
    // A sentence part alone on its line is a paragraph of its own.
    return component.kind === 'phrasing' && node.type === 'mdxJsxFlowElement' ? element('p', {}, [rendered]) : rendered;
  }
  const known = htmlElements[name];
  if (known === undefined) return undefined;
  const properties: Properties = Object.fromEntries(
    known.filter((key) => key in attributes).map((key) => [key, key === 'open' ? true : attributes[key]]),
  );
  return element(name, properties, name === 'summary' ? withoutParagraphs(children) : children);
}

/** A summary holds words only, but what stands on lines of its own was parsed as paragraphs. */
function withoutParagraphs(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => (child.type === 'element' && child.tagName === 'p' ? child.children : [child]));
}

/** Ids that the page around an article uses: a heading `## Contact` becomes `#contact-1`. */
const idsOfThePage = ['main', 'contact', 'related', 'recent'];

function nameHeadings(tree: HastRoot): Heading[] {
  const slugger = new GithubSlugger();
  for (const id of idsOfThePage) slugger.slug(id);
  const headings: Heading[] = [];
  visit(tree, 'element', (node) => {
    const depth = /^h([2-6])$/.exec(node.tagName)?.[1];
    if (depth === undefined) return;
    const label = textOf(node).trim();
    const id = slugger.slug(/[\p{L}\p{N}]/u.test(label) ? label : 'section');
    // The label of the footnotes keeps the id its references point to.
    if (node.properties['id'] === undefined) node.properties['id'] = id;
    const { line = 1, column = 1 } = node.position?.start ?? {};
    headings.push({ depth: Number(depth), id: String(node.properties['id']), text: label, line, column });
  });
  return headings;
}

/** Wide tables scroll in a box of their own; cells are aligned by class, since the policy refuses styles. */
function boxTables(tree: HastRoot, { strings }: RenderContext): void {
  visit(tree, 'element', (node, index, parent) => {
    const align = node.properties['align'];
    if ((node.tagName === 'td' || node.tagName === 'th') && typeof align === 'string') {
      delete node.properties['align'];
      // Cells stand at the left anyway.
      if (align !== 'left') node.properties['className'] = [`align-${align}`];
    }
    if (node.tagName === 'th') node.properties['scope'] = 'col';
    if (node.tagName !== 'table' || parent === undefined || index === undefined || isTableBox(parent)) return;
    const properties: Properties = { className: ['table-box'], role: 'region', ariaLabel: strings.table, tabIndex: 0 };
    (parent.children as ElementContent[])[index] = element('div', properties, [node]);
  });
}

function isTableBox(node: { type: string }): boolean {
  const classes = node.type === 'element' ? (node as Element).properties['className'] : undefined;
  return Array.isArray(classes) && classes.includes('table-box');
}

/** Details of one name close each other; each group of tabs has its own. */
function nameTabs(tree: HastRoot): void {
  let group = 0;
  visit(tree, 'element', (node) => {
    const classes = node.properties['className'];
    if (!Array.isArray(classes) || !classes.includes('tabs')) return;
    group += 1;
    for (const child of node.children) {
      if (child.type === 'element' && child.tagName === 'details') child.properties['name'] = `tabs-${group}`;
    }
  });
}

/** A check box that cannot be used confuses; a mark that is read out does not. */
function markTasks(tree: HastRoot, { strings }: RenderContext): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'input') return;
    const isDone = node.properties['checked'] === true;
    node.tagName = 'span';
    node.properties = {
      className: ['task', isDone ? 'task-done' : 'task-open'],
      role: 'img',
      ariaLabel: isDone ? strings.taskDone : strings.taskOpen,
    };
    node.children = [text('')];
  });
}

/** Marks what leads outside; what was refused leads nowhere. */
function mendLinks(tree: HastRoot): void {
  visit(tree, 'element', ({ properties }) => {
    const { href, src } = properties;
    if (typeof src === 'string' && !isOwnImage(src)) delete properties['src'];
    if (typeof href !== 'string') return;
    if (href === '' || !isSafeUrl(href)) delete properties['href'];
    else if (/^https?:/i.test(href)) properties['rel'] = ['external', 'noopener'];
  });
}
