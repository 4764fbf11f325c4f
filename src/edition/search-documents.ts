import { readFragment } from '../markdown/fragments.ts';
import { withoutLineHints } from '../markdown/html/keep-together.ts';
import type { Edition } from './edition.ts';
import type { EditionArticle } from './edition-article.ts';

/** An article with its body, as it is indexed. */
export interface SearchDocument extends EditionArticle {
  html: string;
}

/** An edition's articles with their bodies, without votes: a vote does not change the search index. */
export function searchDocuments({ articles }: Edition, fragmentsDir: string): Promise<SearchDocument[]> {
  return Promise.all(
    articles.map(async ({ helped: _, ...article }) => ({
      ...article,
      html: withoutLineHints((await readFragment(fragmentsDir, article.fragment))?.html ?? ''),
    })),
  );
}
