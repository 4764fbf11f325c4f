import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Frame } from '../../edition/frame.ts';
import type { SearchDocument } from '../../edition/search-documents.ts';
import { articleUrl } from '../../knowledge/article-id.ts';
import { readSections } from './read-sections.ts';
import { articleFile, type StoredArticle } from './stored-article.ts';

/** What the file of an article shows of the operator's data. */
export type ArticleLabels = Pick<Frame, 'categories' | 'owners'>;

/**
 * Writes the files of one locale's articles. Synchronous, which takes a third of the processor time for thousands of
 * small files.
 *
 * @param keys Pagefind's id of each article, in their order
 * @param folder of the locale
 */
export function writeArticles(
  documents: readonly SearchDocument[],
  frame: ArticleLabels,
  keys: readonly string[],
  folder: string,
): void {
  mkdirSync(join(folder, dirname(articleFile(''))), { recursive: true });
  for (const [number, document] of documents.entries()) {
    const key = keys[number];
    if (key) writeFileSync(join(folder, articleFile(key)), JSON.stringify(storedArticle(document, frame)));
  }
}

export function storedArticle(
  { id, locale, title, summary, type, category, answers, issue, owner, reviewed, html }: SearchDocument,
  { categories, owners }: ArticleLabels,
): StoredArticle {
  return {
    url: articleUrl(locale, id),
    title,
    summary,
    category: categories.find((each) => each.id === category)?.label[locale] ?? '',
    type,
    answers,
    ...(issue === undefined ? {} : { issue: `${issue.status} ${issue.severity}` }),
    team: owners[owner]?.[locale] ?? owner,
    reviewed,
    sections: readSections(html),
  };
}
