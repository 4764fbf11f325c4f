import { type OpenedSearch, openSearch } from '../../../search/open-search.ts';
import { openBulkClient } from '../../../search/pagefind/bulk-client.ts';
import { createShortlists } from '../../../search/ranking/shortlist.ts';

/** The search of a locale, for thousands of texts: its first hits are those of the pages, and it knows no others. */
export type BulkSearch = Pick<OpenedSearch, 'answer'>;

/**
 * Thousands of articles share a common word with a text; only those that can be among the first hits are ranked.
 *
 * @throws UserError when the site has no index for the locale
 */
export function openBulkSearch(siteDir: string, locale: string): Promise<BulkSearch> {
  return openSearch(siteDir, locale, async (folder, side) => {
    const keys = side.articles.map(({ key }) => key);
    const pagefind = await openBulkClient(folder, side.reader.language, keys);
    return { pagefind, ...createShortlists({ reader: side.reader, side, pagefind }) };
  });
}
