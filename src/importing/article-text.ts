import type { Paragraph, Root, RootContent } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import type { ArticleData } from '../knowledge/schemas/article.ts';
import { splitSentences } from '../search/snippets/sentences.ts';
import { isHan } from '../search/text/words.ts';

/** Front matter of an imported article; fields that are left out have their defaults. */
export type ImportedData = Pick<
  ArticleData,
  'title' | 'summary' | 'type' | 'category' | 'products' | 'stage' | 'state' | 'owner' | 'reviewed' | 'answers' | 'redirectFrom'
> &
  Partial<ArticleData>;

/** The file of an article. */
export function articleText(data: ImportedData, body: string): string {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined && (!Array.isArray(value) || value.length > 0));
  return `---\n${stringify(Object.fromEntries(fields), { lineWidth: 0 })}---\n\n${body}\n`;
}

const maxSummary = 200;

/** The first sentences of a text, as many as fit; the title when it has none. */
export function summaryOf(body: Root, title: string): string {
  const text = paragraphsOf(body.children)
    .map((paragraph) => textOf(paragraph))
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

/** Those of lists and quotations, too; tables and code have none. */
function paragraphsOf(nodes: readonly RootContent[]): Paragraph[] {
  return nodes.flatMap((node) => {
    if (node.type === 'paragraph') return [node];
    return node.type === 'list' || node.type === 'listItem' || node.type === 'blockquote' ? paragraphsOf(node.children) : [];
  });
}
