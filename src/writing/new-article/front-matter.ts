import { Document, isScalar } from 'yaml';
import type { ArticleData } from '../../knowledge/schemas/article.ts';

/** Fields of a new article, in the order in which they are written. */
export type NewFields = Pick<
  ArticleData,
  'title' | 'summary' | 'type' | 'category' | 'products' | 'stage' | 'state' | 'owner' | 'reviewed' | 'answers'
> &
  Partial<Pick<ArticleData, 'audience' | 'reviewEvery' | 'translates' | 'related' | 'escalateTo' | 'issue'>>;

/** Front matter as writers write it: lists of ids on one line, questions on lines of their own. */
export function writeFrontMatter(fields: NewFields, answersNote: string): string {
  const document = new Document(Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)));
  for (const name of ['products', 'related', 'issue']) {
    const node = document.get(name, true) as { flow?: boolean } | undefined;
    if (node !== undefined) node.flow = true;
  }
  const { items } = document.contents as unknown as { items: { key: unknown }[] };
  const answers = items.map(({ key }) => key).find((key) => isScalar(key) && key.value === 'answers');
  if (isScalar(answers)) answers.commentBefore = ` ${answersNote}`;
  return `---\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}---\n`;
}
