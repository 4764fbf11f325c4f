import { join } from 'node:path';
import { noIndex } from '../search/open-search.ts';
import { readFrom } from '../search/side-index/read-from.ts';
import { openSideIndex } from '../search/side-index/side-client.ts';
import type { StoredArticle } from '../search/snippets/stored-article.ts';
import { idOf } from './ask-site.ts';

/** An article, as it is in the index of a site. */
export interface IndexedDocument {
  id: string;
  title: string;
  /** All its text: title, summary, body and questions. */
  text: string;
}

/**
 * Reads the documents in a built site's index in one locale, so that every system indexes the same words.
 *
 * @returns sorted by id
 * @throws UserError when the site has no index for that locale
 */
export async function readIndexedDocuments(siteDir: string, locale: string): Promise<IndexedDocument[]> {
  const side = await openSideIndex(locale, readFrom(join(siteDir, 'search'))).catch((error: unknown) => {
    throw noIndex(siteDir, locale, error);
  });
  const documents = await Promise.all(
    side.articles.map(async ({ key }): Promise<IndexedDocument> => {
      const article = await side.article(key);
      if (article === undefined) throw new Error(`The index in ${siteDir} lacks the article ${key}.`);
      return { id: idOf(article.url), title: article.title, text: textOf(article) };
    }),
  );
  return documents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function textOf({ title, summary, sections, answers }: StoredArticle): string {
  const body = sections.flatMap(({ heading = '', label = '', blocks }) => [
    heading,
    label,
    ...blocks.flatMap(([, ...texts]) => texts),
  ]);
  return [title, summary, ...body, ...answers].filter((text) => text !== '').join('\n');
}
