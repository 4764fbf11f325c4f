import type { Root, TableCell } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { visit } from './visit.ts';

const style = { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' } as const satisfies Options;

const plain = unified().use(remarkStringify, style).use(remarkGfm).freeze();

const mdxDialect = unified()
  .use(remarkStringify, {
    ...style,
    // At the beginning of a line they would be MDX's.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
    ],
  })
  .use(remarkMdx)
  .freeze();
const mdx = mdxDialect().use(remarkGfm).freeze();
const mdxWithoutPadding = mdxDialect().use(remarkGfm, { tablePipeAlign: false }).freeze();

/** In characters; every other cell of the column would be filled with spaces to this length. */
const longCell = 80;

/** A tree without components as Markdown that any tool can read. */
export function writeMarkdown(tree: Root): string {
  return withPlainHan(plain.stringify(tree).trim());
}

/** A tree as the body of an article. */
export function writeMdx(tree: Root): string {
  return withPlainHan((hasLongCell(tree) ? mdxWithoutPadding : mdx).stringify(tree).trim());
}

function hasLongCell(tree: Root): boolean {
  let found = false;
  visit(tree, 'tableCell', (cell: TableCell) => {
    if (textOf(cell).length > longCell) found = true;
  });
  return found;
}

/** Chinese characters beside emphasis are escaped for parsers that want a space there; ours does not. */
function withPlainHan(text: string): string {
  return text.replaceAll(
    /&#x([0-9A-F]{4,5});(?=[*~])|(?<=[*~])&#x([0-9A-F]{4,5});/g,
    (whole, before?: string, after?: string) => {
      const character = String.fromCodePoint(Number.parseInt(before ?? after ?? '', 16));
      return /\p{Script=Han}/u.test(character) ? character : whole;
    },
  );
}
