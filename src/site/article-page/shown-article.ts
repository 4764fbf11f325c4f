import type { EditionArticle } from '../../edition/edition-article.ts';
import { issuesByArticle, type Neighbours, neighboursInCategory } from '../around-article.ts';
import type { SiteData } from '../shown-edition.ts';

/** An article as readers of a locale see it, and what its page shows of others. */
export interface ShownArticle {
  /** The readers'. */
  locale: string;
  /** In the readers' locale, or in the default one. */
  article: EditionArticle;
  related: EditionArticle[];
  /** Urgent issues related to the article. */
  issues: EditionArticle[];
  /** Those before and after it in its category. */
  neighbours: Neighbours;
}

/** The articles of all pages, locale by locale. */
export function shownArticles({ frame, shownIn, urgent }: Pick<SiteData, 'frame' | 'shownIn' | 'urgent'>): ShownArticle[] {
  return frame.site.locales.flatMap((locale) => {
    const shown = shownIn(locale);
    const byId = new Map(shown.map((article) => [article.id, article]));
    const issuesOf = issuesByArticle(urgent(locale), shown);
    const neighboursOf = neighboursInCategory(shown);
    return shown.map((article) => ({
      locale,
      article,
      related: article.related.flatMap((id) => byId.get(id) ?? []),
      issues: issuesOf(article),
      neighbours: neighboursOf(article),
    }));
  });
}
