import { openSearch } from '../search/open-search.ts';
import { textOfPage } from '../search/pagefind/page-text.ts';
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
  const { pagefind } = await openSearch(siteDir, locale);
  const { results } = await pagefind.search(null);
  const pages = await Promise.all(results.map(({ data }) => data()));
  const documents = pages.map((page) => ({ id: idOf(page.url), title: page.meta['title'] ?? '', text: textOfPage(page) }));
  return documents.sort((a, b) => (a.id < b.id ? -1 : 1));
}
