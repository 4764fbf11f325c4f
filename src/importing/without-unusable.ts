import type { Nodes, Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { maxEntryLength } from '../knowledge/read-entry.ts';
import { visit } from '../markdown/visit.ts';
import { writeMdx } from '../markdown/write-markdown.ts';
import type { ImportedArticle, ImportProblem } from './imported-article.ts';
import { TooDeepError, withinStack } from './too-deep.ts';
import { cleanTree } from './tree/clean-tree.ts';

/** What is written in other ways than as text. */
const contents = ['image', 'imageReference', 'code', 'inlineCode', 'html', 'mdxJsxFlowElement', 'mdxJsxTextElement'];

/**
 * Articles that have a text, and not more than one may have; the others are problems. That is known before any article is
 * written, so that none links to one that is not there.
 */
export function withoutUnusable(articles: readonly ImportedArticle[], problems: ImportProblem[]): ImportedArticle[] {
  return articles.filter((article) => {
    const message = article.own === undefined ? faultOf(article) : undefined;
    if (message !== undefined) problems.push({ where: article.source, message });
    return message === undefined;
  });
}

function faultOf({ body, title }: ImportedArticle): string | undefined {
  const { length } = textOf(body).trim();
  if (length === 0 && !hasContents(body)) return 'It has no text, so it is left out.';
  // Markup seldom takes more than three times the text.
  if (length < maxEntryLength / 4 || writtenLength(body, title) < maxEntryLength) return undefined;
  return `It is longer than ${maxEntryLength} characters. Split it into several articles.`;
}

/** Length of the body in our dialect; 0 when it is nested too deeply, which is said when it is imported. */
function writtenLength(body: Root, title: string): number {
  try {
    return withinStack(() => {
      const copy = structuredClone(body);
      cleanTree(copy, title, { link: (url) => url, picture: (url) => url, faultOf: () => undefined });
      return writeMdx(copy).length;
    });
  } catch (error) {
    if (error instanceof TooDeepError) return 0;
    throw error;
  }
}

function hasContents(body: Nodes): boolean {
  let found = false;
  visit(body, ({ type }: Nodes) => {
    if (contents.includes(type)) found = true;
  });
  return found;
}
