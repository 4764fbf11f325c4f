import type { Nodes } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse).freeze();

/** Characters of HTML that are read; more is decoration. */
const maxLength = 200_000;

/** Elements that say nothing, and what is quoted. */
const skipped = new Set(['script', 'style', 'head', 'title', 'template', 'blockquote', 'svg']);

const blocks = new Set(['p', 'div', 'li', 'tr', 'table', 'ul', 'ol', 'pre', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** What a mail says that is written as HTML only, in lines; empty when it cannot be read. */
export function textOfHtml(html: string): string {
  const lines = [''];
  const stack: (Nodes | 'line')[] = [parse(html)];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === 'line') {
      if (lines.at(-1) !== '') lines.push('');
    } else if (node.type === 'text') lines[lines.length - 1] += node.value.replaceAll(/\s+/g, ' ');
    else if (node.type === 'element' && node.tagName === 'br') lines.push('');
    else if ('children' in node && !(node.type === 'element' && skipped.has(node.tagName))) {
      const isBlock = node.type === 'element' && blocks.has(node.tagName);
      if (isBlock) stack.push('line');
      for (let index = node.children.length - 1; index >= 0; index -= 1) stack.push(node.children[index] as Nodes);
      if (isBlock) stack.push('line');
    }
  }
  return lines.map((line) => line.trim()).join('\n');
}

function parse(html: string): Nodes {
  try {
    return parser.parse(html.slice(0, maxLength));
  } catch (error) {
    // Thousands of elements within each other, as no mail program writes them.
    if (error instanceof RangeError) return { type: 'root', children: [] };
    throw error;
  }
}
