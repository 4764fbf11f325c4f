import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { RenderContext } from '../components/component.ts';
import { components } from '../components/index.ts';
import { definitionsOf } from '../definitions.ts';
import { type Fragment, type Link, refusedFragment } from '../fragment.ts';
import { renderTree } from '../html/render.ts';
import { parseBody } from '../parse.ts';
import { plainMarkdown } from '../plain-markdown.ts';
import { checkTree } from '../sanitize/check-tree.ts';
import { wordsOf } from '../words.ts';

/** Compiles the body of an article. Never throws: a body with a syntax error has that as its only finding. */
export async function compileBody(body: string, context: RenderContext): Promise<Fragment> {
  try {
    return await compile(body, context);
  } catch (error) {
    return refusedFragment({
      rule: 'mdx/syntax',
      line: 1,
      column: 1,
      message: `The article cannot be compiled (${String(error)}).`,
      hint: 'This is a bug in the engine. Undo the latest changes one by one until the article compiles, and report the one that caused it.',
    });
  }
}

async function compile(body: string, context: RenderContext): Promise<Fragment> {
  const parsed = parseBody(body);
  if ('finding' in parsed) return refusedFragment(parsed.finding);
  const { tree } = parsed;
  const findings = checkTree(tree, body, context);
  const words = wordsOf(tree, context);
  const { links, images, used } = collect(tree);
  const { html, headings } = await renderTree(tree, context);
  return { html, markdown: plainMarkdown(tree, body, context), headings, links, images, components: used, words, findings };
}

function collect(tree: Root): { links: Link[]; images: Link[]; used: string[] } {
  const links: Link[] = [];
  const images: Link[] = [];
  const used = new Set<string>();
  const urlOf = definitionsOf(tree);
  visit(tree, (node) => {
    const { line = 1, column = 1 } = node.position?.start ?? {};
    if (node.type === 'link' || node.type === 'definition') links.push({ url: node.url, line, column });
    if (node.type === 'image') images.push({ url: node.url, line, column });
    if (node.type === 'imageReference') images.push({ url: urlOf(node.identifier) ?? '', line, column });
    if ((node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && Object.hasOwn(components, node.name ?? '')) {
      used.add(node.name ?? '');
    }
  });
  return { links, images, used: [...used].sort() };
}
