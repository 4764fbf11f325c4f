import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf } from '../../src/edition/folders.ts';
import { UserError } from '../../src/errors.ts';
import { readEnvironment } from '../../src/knowledge/environment.ts';
import { openSearch } from '../../src/search/open-search.ts';
import type { Desk } from './task.ts';

const maxArticles = 3;

/** Articles of the last built site that may answer a question; none where there is no site. */
export async function findArticles(
  text: string,
  locale: string,
  { kb }: Pick<Desk, 'kb'>,
): Promise<{ id: string; title: string; category: string }[]> {
  const siteDir = foldersOf(readEnvironment(process.env)).outDir;
  if (!existsSync(join(siteDir, 'search', locale))) return [];
  try {
    const { hits, isUnsure } = await (await openSearch(siteDir, locale)).answer(text, { limit: maxArticles });
    if (isUnsure) return [];
    return hits.slice(0, maxArticles).flatMap(({ url, title }) => {
      const article = kb.articles.find((each) => each.locale === locale && url.endsWith(`/articles/${each.id}/`));
      return article === undefined ? [] : [{ id: article.id, title, category: article.data.category }];
    });
  } catch (error) {
    // A question can be shown without them.
    if (error instanceof UserError) return [];
    throw error;
  }
}
