import type { EditionArticle } from '../edition/edition-article.ts';

/** The most recently reviewed articles, latest first. */
export function newestArticles(articles: readonly EditionArticle[], count = 20): EditionArticle[] {
  return articles
    .toSorted((a, b) => (a.reviewed < b.reviewed ? 1 : a.reviewed > b.reviewed ? -1 : a.id < b.id ? -1 : 1))
    .slice(0, count);
}
