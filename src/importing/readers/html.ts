import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Element, Root as HtmlRoot, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from '../../markdown/visit.ts';
import { type ImportedArticle, importedArticle } from '../imported-article.ts';
import { withinStack } from '../too-deep.ts';
import { decodeText } from './decode.ts';
import { headingHandlers, markAnchors } from './heading-anchors.ts';

const parser = unified().use(rehypeParse).freeze();
const converter = unified().use(rehypeRemark, { handlers: headingHandlers }).freeze();

/** Elements that are not part of what an article says. */
const furniture = new Set([
  'script',
  'style',
  'nav',
  'header',
  'footer',
  'aside',
  'form',
  'button',
  'noscript',
  'template',
  'iframe',
]);

/** An exported page: its main part, without navigation. */
export async function readHtml(file: string, source: string): Promise<ImportedArticle> {
  const { title, body, locale } = readHtmlText(decodeText(await readFile(file), file));
  return importedArticle({ source, title, body, locale, folder: dirname(file) });
}

/** What never belongs to a text. */
const hidden = new Set(['script', 'style', 'template', 'noscript', 'form']);

/**
 * The text of an article as a system stores it: all of it, and what had to be left out.
 *
 * @throws TooDeepError
 */
export function readHtmlFragment(html: string): { body: Root; lost: string[] } {
  const lost = new Set<string>();
  return withinStack(() => {
    const page = parser.parse(html) as HtmlRoot;
    visit(page, (node) => {
      if (!('children' in node)) return;
      node.children = (node.children as Nodes[]).flatMap((child) => {
        if (!('tagName' in child)) return child;
        if (child.tagName === 'script' || child.tagName === 'form') lost.add(`a ${child.tagName}`);
        if (child.tagName === 'iframe') return embedded(child, lost);
        return hidden.has(child.tagName) ? [] : child;
      }) as never;
    });
    const main = find(page, 'body') ?? page;
    markAnchors(main);
    return { body: converter.runSync({ type: 'root', children: main.children } as HtmlRoot) as Root, lost: [...lost] };
  });
}

/** A link to what another site showed inside the text, such as a video. */
function embedded({ properties: { src } }: Element, lost: Set<string>): Nodes[] {
  if (typeof src !== 'string' || src === '') return [];
  lost.add(`the embedded page ${src}, to which a link leads instead`);
  const href = src.startsWith('//') ? `https:${src}` : src;
  const children: Element['children'] = [{ type: 'text', value: href }];
  const link: Element = { type: 'element', tagName: 'a', properties: { href }, children };
  return [{ type: 'element', tagName: 'p', properties: {}, children: [link] }];
}

/** Text in which HTML is escaped, as it was before. */
export function textOfHtml(escaped: string): string {
  return textOf(parser.parse(escaped) as HtmlRoot);
}

/**
 * @returns an empty title when there is none
 * @throws TooDeepError
 */
export function readHtmlText(html: string): { title: string; body: Root; locale: string | undefined } {
  return withinStack(() => {
    const page = parser.parse(html) as HtmlRoot;
    const main = find(page, 'article') ?? find(page, 'main') ?? find(page, 'body') ?? page;
    const heading = find(main, 'h1') ?? find(page, 'title');
    const lang = find(page, 'html')?.properties['lang'];
    remove(main);
    markAnchors(main);
    const body = converter.runSync({ type: 'root', children: 'children' in main ? main.children : [] } as HtmlRoot) as Root;
    return {
      title: heading === undefined ? '' : textOf(heading).trim(),
      body,
      locale: typeof lang === 'string' ? lang : undefined,
    };
  });
}

function find(tree: Nodes, name: string): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (node: Element) => {
    if (node.tagName === name) found ??= node;
  });
  return found;
}

function remove(tree: Nodes): void {
  visit(tree, (node) => {
    if ('children' in node)
      node.children = (node.children as Nodes[]).filter(
        (child) => !('tagName' in child && furniture.has(child.tagName)),
      ) as never;
  });
}
