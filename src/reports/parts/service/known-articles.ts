import { parseArticleUrl } from '../../../knowledge/article-id.ts';
import type { ArticleInput } from '../../input.ts';
import type { Served } from './collect.ts';
import type { IsKnown } from './figures.ts';

/**
 * Tells whether a question was known: its article had been published, in any language or under an old name, before it came.
 * Undecided without an article, and for questions from before the first text was recorded.
 */
export function knownArticles(articles: readonly ArticleInput[], firstSeen: Served['firstSeen']): IsKnown {
  const recordedSince = Math.min(...firstSeen.map((each) => each.firstSeen));
  const present = presentIds(articles);
  const published = new Map<string, number>();
  for (const { article, firstSeen: at } of firstSeen) {
    const id = present.get(article) ?? article;
    published.set(id, Math.min(at, published.get(id) ?? at));
  }
  return function isKnown({ linked, receivedAt }) {
    if (linked === null || !(receivedAt >= recordedSince)) return undefined;
    const at = published.get(present.get(linked) ?? linked);
    return at !== undefined && at <= receivedAt;
  };
}

/** The id that an article has now, by each of its old ones; an id in use is its own. */
function presentIds(articles: readonly ArticleInput[]): Map<string, string> {
  const present = new Map<string, string>();
  for (const { id, redirectFrom } of articles)
    for (const path of redirectFrom) {
      const old = parseArticleUrl(path);
      if (old !== undefined) present.set(old.id, id);
    }
  for (const { id } of articles) present.delete(id);
  return present;
}
