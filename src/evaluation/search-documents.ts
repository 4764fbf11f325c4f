import type { Edition } from '../edition/edition.ts';
import { readFragment } from '../markdown/fragments.ts';
import type { SearchDocument } from '../search/write-index.ts';

/** An edition's articles with their bodies. */
export function searchDocuments({ articles }: Edition, fragmentsDir: string): Promise<SearchDocument[]> {
  return Promise.all(
    articles.map(async (article) => ({ ...article, html: (await readFragment(fragmentsDir, article.fragment))?.html ?? '' })),
  );
}
