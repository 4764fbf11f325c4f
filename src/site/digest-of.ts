import { createHash } from 'node:crypto';
import type { EditionArticle } from '../edition/edition-article.ts';

/** Changes when something of what a page shows does. */
export function digestOf(...shown: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 24);
}

/** What lists show of articles: a page that only lists an article is not made again when its body changes. */
export function listed(articles: readonly EditionArticle[]): unknown[] {
  return articles.map(({ id, locale, title, summary, category, audience, issue }) => [
    id,
    locale,
    title,
    summary,
    category,
    audience,
    issue,
  ]);
}
