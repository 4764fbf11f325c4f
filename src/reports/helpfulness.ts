import { helpfulnessOf, type VoteCounts } from '../metrics/helpfulness.ts';
import type { ArticleReport, Votes } from './report-schema.ts';

/**
 * An article is to be rewritten when even the upper end of its interval stays under this: with all
 * benefit of the doubt, two readers in five leave without their answer.
 */
export const LOW_HELPFULNESS = 0.6;

/** Counts together with the helpfulness they show. */
export function votesOf({ helpful, notHelpful }: VoteCounts): Votes {
  return { helpful, notHelpful, helpfulness: helpfulnessOf({ helpful, notHelpful }) };
}

/** All votes of several texts as one; zeros for none. */
export function pool(votes: readonly VoteCounts[]): Votes {
  const sum = (pick: (counts: VoteCounts) => number): number => votes.reduce((total, counts) => total + pick(counts), 0);
  return votesOf({ helpful: sum(({ helpful }) => helpful), notHelpful: sum(({ notHelpful }) => notHelpful) });
}

/** Published articles that learners surely find unhelpful, those with most not-helpful votes first. */
export function articlesToRewrite(articles: readonly ArticleReport[]): ArticleReport[] {
  return mostUnhelpful(articles, ({ high }) => high < LOW_HELPFULNESS);
}

/** Published articles that learners seem to find unhelpful, though the votes are too few to be sure of it. */
export function articlesToWatch(articles: readonly ArticleReport[]): ArticleReport[] {
  return mostUnhelpful(articles, ({ share, high }) => share < LOW_HELPFULNESS && high >= LOW_HELPFULNESS);
}

function mostUnhelpful(
  articles: readonly ArticleReport[],
  isMeant: (share: { share: number; high: number }) => boolean,
): ArticleReport[] {
  return articles
    .filter(({ state, current }) => {
      const { helpfulness } = current.learners;
      return state === 'published' && helpfulness.state === 'known' && isMeant(helpfulness);
    })
    .sort((a, b) => b.current.learners.notHelpful - a.current.learners.notHelpful);
}
