import type { Root } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { stringify } from 'yaml';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import { splitSentences } from '../search/snippets/sentences.ts';
import { isHan } from '../search/text/words.ts';

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    // At the beginning of a line they would be MDX's.
    unsafe: [
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
    ],
  })
  .use(remarkMdx)
  .use(remarkGfm)
  .freeze();

/** Front matter of an imported article; fields that are left out have their defaults. */
export type ImportedData = Pick<
  ArticleData,
  'title' | 'summary' | 'type' | 'category' | 'products' | 'stage' | 'state' | 'owner' | 'reviewed' | 'answers' | 'redirectFrom'
> &
  Partial<ArticleData>;

/** A body as an article has it. */
export function bodyText(body: Root): string {
  return withPlainHan(writer.stringify(body).trim());
}

/** The file of an article. */
export function articleText(data: ImportedData, body: string): string {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0));
  return `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n\n${body}\n`;
}

/** Chinese characters beside emphasis are escaped for parsers that want a space there; ours does not. */
function withPlainHan(text: string): string {
  return text.replaceAll(
    /&#x([0-9A-F]{4,5});(?=[*~])|(?<=[*~])&#x([0-9A-F]{4,5});/g,
    (whole, before?: string, after?: string) => {
      const character = String.fromCodePoint(Number.parseInt(before ?? after ?? '', 16));
      return isHan(character) ? character : whole;
    },
  );
}

const maxSummary = 200;

/** The first sentences of a text, as many as fit; the title when it has none. */
export function summaryOf(body: Root, title: string): string {
  const paragraphs = body.children.filter(({ type }) => type === 'paragraph' || type === 'list' || type === 'blockquote');
  const text = paragraphs
    .map((node) => textOf(node))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  let summary = '';
  for (const sentence of splitSentences(text)) {
    const longer = summary === '' || isHan(sentence) ? summary + sentence : `${summary} ${sentence}`;
    if (summary !== '' && longer.length > maxSummary) break;
    summary = longer;
  }
  if (summary === '') return title;
  return summary.length > maxSummary ? `${summary.slice(0, maxSummary - 1)}…` : summary;
}
