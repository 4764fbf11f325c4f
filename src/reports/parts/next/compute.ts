import { articleKey } from '../../../knowledge/article-id.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { ArticleReason, CommentsResult } from '../comments/schema.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { articlesToRewrite, articlesToWatch } from '../helpfulness/unhelpful-articles.ts';
import { articlesToReview } from '../staleness/compute.ts';
import { maxSteps, type NextResult } from './schema.ts';

/** The first steps of each kind. */
export function nextSteps(
  { categories }: Pick<BaseInput, 'categories'>,
  { articles, comments, coverage }: ArticlesResult & CommentsResult & CoverageResult,
): NextResult['next'] {
  return {
    rewrite: firstSteps(articlesToRewrite(articles)).map(referenceTo),
    watch: firstSteps(articlesToWatch(articles)).map(referenceTo),
    fix: firstSteps(reasonsToFix(comments.articles, articles)),
    review: firstSteps(articlesToReview(articles, categorySeverities(categories))).map(referenceTo),
    write: firstSteps(coverage.gaps),
  };
}

export function firstSteps<Step>(steps: readonly Step[]): Step[] {
  return steps.slice(0, maxSteps);
}

/** The top reason of each published article with enough comments. */
function reasonsToFix(reasons: readonly ArticleReason[], articles: readonly ArticleReport[]): ArticleReason[] {
  const keyOf = ({ locale, id }: ArticleReference): string => articleKey(locale, id);
  const published = new Set(articles.filter(({ state }) => state === 'published').map(keyOf));
  const known = reasons.filter((each) => each.share.state === 'known' && published.has(keyOf(each)));
  return [...Map.groupBy(known, keyOf).values()].flatMap((own) => own.slice(0, 1));
}

function referenceTo({ locale, id }: ArticleReport): ArticleReference {
  return { locale, id };
}
