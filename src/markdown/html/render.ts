import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { type ArticleContext, element, type RenderContext } from '../components/component.ts';
import { htmlElements } from '../components/html-elements.ts';
import { components } from '../components/index.ts';
import type { Heading } from '../fragment.ts';
import { attributesOf, type JsxElement } from '../jsx.ts';
import { sanitizeAttributes, sanitizeUrls } from '../sanitize/safe-url.ts';
import { addBasePath } from './base-path.ts';
import { closeGaps } from './close-gaps.ts';
import { anchorHeadings, nameHeadings } from './headings.ts';
import { highlightCode } from './highlight.ts';
import { markExternalLinks, markTasks } from './marks.ts';
import { boxTables } from './tables.ts';

/** Renders a tree as HTML. Leaves out whatever the sanitizer reports, because in `dev` findings stop nothing. */
export async function renderTree(tree: Root, context: RenderContext): Promise<{ html: string; headings: Heading[] }> {
  sanitizeUrls(tree);
  const { hast, insertions } = toElements(tree, context);
  const headings = nameHeadings(hast);
  anchorHeadings(hast, headings, context);
  closeGaps(hast, insertions);
  boxTables(hast, context);
  markTasks(hast, context);
  sanitizeAttributes(hast);
  markExternalLinks(hast);
  addBasePath(hast, context.basePath);
  await highlightCode(hast);
  return { html: toHtml(hast), headings };
}

/** @returns `insertions`: phrasing components without content */
function toElements(tree: Root, context: RenderContext): { hast: HastRoot; insertions: ReadonlySet<ElementContent> } {
  const insertions = new Set<ElementContent>();
  let number = 0;
  const articleContext: ArticleContext = { ...context, nextNumber: () => ++number };
  const renderJsx = (state: State, node: JsxElement): ElementContent | undefined => {
    const children = state.all(node) as ElementContent[];
    const component = components[node.name ?? ''];
    if (component === undefined) return renderHtmlElement(node, children);
    const rendered = component.render(attributesOf(node), children, articleContext);
    if (component.kind === 'phrasing' && !component.children) insertions.add(rendered);
    // A phrasing component alone on its line is a paragraph.
    return component.kind === 'phrasing' && node.type === 'mdxJsxFlowElement' ? element('p', {}, [rendered]) : rendered;
  };
  const nothing = (): undefined => undefined;
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
  });
  return { hast: hast as HastRoot, insertions };
}

/** `undefined` for an element that is not allowed. */
function renderHtmlElement(node: JsxElement, children: ElementContent[]): Element | undefined {
  const name = node.name ?? '';
  const allowed = htmlElements[name];
  if (allowed === undefined) return undefined;
  const written = attributesOf(node);
  const properties: Properties = Object.fromEntries(
    allowed.attributes.filter((key) => key in written).map((key) => [key, key === 'open' ? true : written[key]]),
  );
  return element(name, properties, name === 'summary' ? withoutParagraphs(children) : children);
}

/** A summary contains only phrasing, but its text is parsed as a paragraph if it is on a separate line. */
function withoutParagraphs(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child) => (child.type === 'element' && child.tagName === 'p' ? child.children : [child]));
}
