import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Element, Root as HtmlRoot, Nodes } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import type { Root } from 'mdast';
import rehypeParse from 'rehype-parse';
import rehypeRemark from 'rehype-remark';
import { unified } from 'unified';
import { visit } from '../../markdown/visit.ts';
import type { ImportedArticle } from '../imported-article.ts';
import { decodeText } from './decode.ts';

const parser = unified().use(rehypeParse).freeze();
const converter = unified().use(rehypeRemark).freeze();

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
  return {
    source,
    title,
    summary: undefined,
    body,
    questions: [],
    locale,
    category: undefined,
    updated: undefined,
    slug: undefined,
    oldPaths: [],
    folder: dirname(file),
  };
}

/** @returns an empty title when there is none */
export function readHtmlText(html: string): { title: string; body: Root; locale: string | undefined } {
  const page = parser.parse(html) as HtmlRoot;
  const main = find(page, 'article') ?? find(page, 'main') ?? find(page, 'body') ?? page;
  const heading = find(main, 'h1') ?? find(page, 'title');
  const lang = find(page, 'html')?.properties['lang'];
  remove(main);
  const body = converter.runSync({ type: 'root', children: 'children' in main ? main.children : [] } as HtmlRoot) as Root;
  return {
    title: heading === undefined ? '' : textOf(heading).trim(),
    body,
    locale: typeof lang === 'string' ? lang : undefined,
  };
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
