import type { Element, ElementContent, Root as HastRoot, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Image, ImageReference, Nodes, Parents, Root } from 'mdast';
import { type State, toHast } from 'mdast-util-to-hast';
import { type ArticleContext, element, type RenderContext } from '../components/component.ts';
import { htmlElements } from '../components/html-elements.ts';
import { components } from '../components/index.ts';
import { missingPicture, pictureElements } from '../components/picture.ts';
import { definitionsOf } from '../definitions.ts';
import type { Heading } from '../fragment.ts';
import { attributesOf, type JsxElement } from '../jsx.ts';
import { sanitizeAttributes, sanitizeUrls } from '../sanitize/safe-url.ts';
import { addBasePath } from './base-path.ts';
import { closeGaps } from './close-gaps.ts';
import { addressDownloads } from './downloads.ts';
import { anchorHeadings, nameHeadings } from './headings.ts';
import { highlightCode } from './highlight.ts';
import { breakHeadings, keepFiguresTogether } from './keep-together.ts';
import { markExternalLinks, markTasks } from './marks.ts';
import { boxTables } from './tables.ts';

/** Renders a tree as HTML. Leaves out whatever the sanitizer reports, because in `dev` findings stop nothing. */
export async function renderTree(tree: Root, context: RenderContext): Promise<{ html: string; headings: Heading[] }> {
  sanitizeUrls(tree);
  const { hast, insertions } = toElements(tree, context);
  const headings = nameHeadings(hast);
  anchorHeadings(hast, headings);
  closeGaps(hast, insertions);
  keepFiguresTogether(hast);
  breakHeadings(hast);
  boxTables(hast, context);
  markTasks(hast, context);
  addressDownloads(hast, context);
  sanitizeAttributes(hast);
  markExternalLinks(hast);
  addBasePath(hast, context.basePath);
  await highlightCode(hast);
  return { html: toHtml(hast), headings };
}

/** @returns `insertions`: phrasing components without content */
export function toElements(tree: Root, context: RenderContext): { hast: HastRoot; insertions: ReadonlySet<ElementContent> } {
  const insertions = new Set<ElementContent>();
  let number = 0;
  // Where the element begins that is being rendered.
  let offset: number | undefined;
  let hasPicture = false;
  const loading: ArticleContext['loading'] = () => {
    const isFirst = !hasPicture && offset !== undefined && offset < firstScreen;
    hasPicture = true;
    return isFirst ? 'eager' : 'lazy';
  };
  const articleContext: ArticleContext = { ...context, nextNumber: () => ++number, loading };
  const renderJsx = (state: State, node: JsxElement): ElementContent | undefined => {
    const children = state.all(node) as ElementContent[];
    const component = components[node.name ?? ''];
    if (component === undefined) return renderHtmlElement(node, children);
    offset = node.position?.start.offset;
    const rendered = component.render(attributesOf(node), children, articleContext);
    if (component.kind === 'phrasing' && !component.children) insertions.add(rendered);
    // A phrasing component alone on its line is a paragraph.
    return component.kind === 'phrasing' && node.type === 'mdxJsxFlowElement' ? element('p', {}, [rendered]) : rendered;
  };
  const urlOf = definitionsOf(tree);
  const renderImage = (_state: State, node: Image | ImageReference, parent: Parents | undefined): ElementContent[] => {
    const { url, title } = node.type === 'image' ? node : { url: urlOf(node.identifier) ?? '', title: undefined };
    const alt = node.alt ?? '';
    const file = context.media.get(url);
    offset = node.position?.start.offset;
    if (file === undefined || file.size === undefined) return [missingPicture(alt)];
    const isAlone = parent?.type === 'paragraph' && parent.children.every((child) => child === node || isBlankText(child));
    const options = { alt, title: title ?? undefined, loading: articleContext.loading(), enlarges: isAlone };
    return pictureElements(file, options, context);
  };
  const nothing = (): undefined => undefined;
  const hast = toHast(tree, {
    handlers: {
      image: renderImage,
      imageReference: renderImage,
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

/** A picture that begins within so many characters of the text is likely to be on the first screen of a phone. */
const firstScreen = 400;

function isBlankText(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
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
