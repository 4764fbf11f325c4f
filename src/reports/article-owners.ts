import { articleKey, parseArticleUrl } from '../knowledge/article-id.ts';
import { epochsOf } from '../knowledge/revision.ts';
import type { ArticleInput, PublishedRevision } from './input.ts';

/** What readers sent names an article and a locale, as it was called then. */
export interface Named {
  article: string;
  locale: string;
}

/**
 * The article that something belongs to, or its key when it is gone. An old id belongs to the article whose
 * `redirectFrom` names that page in the same locale; an id that is in use keeps its own, and an old id that
 * two articles name goes to the first.
 */
export function ownerOrName(articles: readonly ArticleInput[]): (named: Named) => ArticleInput | string {
  const owners = new Map<string, ArticleInput>();
  const claim = (name: string, article: ArticleInput): void => {
    if (!owners.has(name)) owners.set(name, article);
  };
  for (const article of articles) claim(articleKey(article.locale, article.id), article);
  for (const article of articles) {
    for (const path of article.redirectFrom) {
      const old = parseArticleUrl(path);
      if (old?.locale === article.locale) claim(articleKey(old.locale, old.id), article);
    }
  }
  return function ownerOf({ article, locale }) {
    const name = articleKey(locale, article);
    return owners.get(name) ?? name;
  };
}

/** Whether what was said of a revision holds for the text that readers see now. */
export function presentTexts(
  articles: readonly ArticleInput[],
  revisions: readonly PublishedRevision[],
): (owner: ArticleInput, revision: string) => boolean {
  const revisionsOf = Map.groupBy(revisions, ownerOrName(articles));
  const epochs = new Map(articles.map((article) => [article, epochsOf(revisionsOf.get(article) ?? [])]));
  return function isPresentText(owner, revision) {
    const epochOf = epochs.get(owner) ?? new Map<string, number>();
    return (epochOf.get(revision) ?? 0) === presentEpoch(owner.revision, epochOf);
  };
}

/** The epoch of the present text; when that is not known, of the text first seen last; 0 without any. */
export function presentEpoch(present: string | undefined, epochOf: ReadonlyMap<string, number>): number {
  return (present === undefined ? undefined : epochOf.get(present)) ?? Math.max(0, ...epochOf.values());
}
