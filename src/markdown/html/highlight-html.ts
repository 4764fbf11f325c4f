import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { highlightCode } from './highlight.ts';

const parser = unified().use(rehypeParse, { fragment: true });

/** Highlights the code blocks of rendered HTML of our own. */
export async function highlightHtml(html: string): Promise<string> {
  const tree = parser.parse(html);
  await highlightCode(tree);
  return toHtml(tree);
}
