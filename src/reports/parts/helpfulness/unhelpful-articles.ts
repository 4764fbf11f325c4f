import type { ArticleReport } from '../articles/schema.ts';

/**
 * An article should be rewritten when even the upper end of its interval is below this: at best, two readers in
 * five leave without an answer.
 */
export const lowHelpfulness = 0.6;

/** Published articles that learners certainly find unhelpful, most not-helpful votes first. */
export function articlesToRewrite(articles: readonly ArticleReport[]): ArticleReport[] {
  return unhelpfulArticles(articles, ({ high }) => high < lowHelpfulness);
}

/** Published articles that learners seem to find unhelpful, with too few votes to be certain. */
export function articlesToWatch(articles: readonly ArticleReport[]): ArticleReport[] {
  return unhelpfulArticles(articles, ({ share, high }) => share < lowHelpfulness && high >= lowHelpfulness);
}

function unhelpfulArticles(
  articles: readonly ArticleReport[],
  isUnhelpful: (share: { share: number; high: number }) => boolean,
): ArticleReport[] {
  return articles
    .filter(({ state, current }) => {
      const { helpfulness } = current.learners;
      return state === 'published' && helpfulness.state === 'known' && isUnhelpful(helpfulness);
    })
    .sort((a, b) => b.current.learners.notHelpful - a.current.learners.notHelpful);
}
