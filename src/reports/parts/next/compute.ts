import { articleKey } from '../../../knowledge/article-id.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { ArticleReference } from '../../shared-schema.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { ArticleReason, CommentsReport, CommentsResult } from '../comments/schema.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { articlesToRewrite, articlesToWatch } from '../helpfulness/unhelpful-articles.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { articlesToReview } from '../staleness/compute.ts';
import type { NextResult } from './schema.ts';
import { tasksOf } from './tasks.ts';

type Input = Pick<BaseInput, 'categories' | 'locales'>;
type Results = AlertsResult & ArticlesResult & CommentsResult & CoverageResult & SearchesResult;

/** Everything there is to do, by kind and as one ranked list. */
export function nextSteps(input: Input, results: Results): NextResult['next'] {
  const { articles, comments, coverage } = results;
  const published = new Set(articles.filter(({ state }) => state === 'published').map(keyOf));
  const lists = {
    investigate: results.alerts.alerts.flatMap((alert) => (alert.kind === 'fall' ? [alert.article] : [])),
    rewrite: articlesToRewrite(articles).map(referenceTo),
    watch: articlesToWatch(articles).map(referenceTo),
    fix: reasonsToFix(comments.articles, published),
    read: commentsToRead(comments, published),
    review: articlesToReview(articles, categorySeverities(input.categories)).map(referenceTo),
    write: coverage.gaps,
  };
  return { tasks: tasksOf(lists, results, input), ...lists };
}

/** The top reason of each published article. */
function reasonsToFix(reasons: readonly ArticleReason[], published: ReadonlySet<string>): ArticleReason[] {
  const own = reasons.filter((each) => published.has(keyOf(each)));
  return [...Map.groupBy(own, keyOf).values()].flatMap((some) => some.slice(0, 1));
}

/** Published articles whose learners wrote something but chose no reason. */
function commentsToRead({ articles, texts, left }: CommentsReport, published: ReadonlySet<string>): NextResult['next']['read'] {
  const withReason = new Set(articles.map(keyOf));
  const own = texts.filter((text) => text.isPresentText && !text.isStaff && published.has(keyOf(text)));
  const older = new Map(left.map((each) => [keyOf(each), each.count]));
  return [...Map.groupBy(own, keyOf)]
    .filter(([key]) => !withReason.has(key))
    .flatMap(([key, some]) =>
      some.slice(0, 1).map(({ locale, id }) => ({ locale, id, count: some.length + (older.get(key) ?? 0) })),
    )
    .sort((a, b) => b.count - a.count);
}

function keyOf({ locale, id }: ArticleReference): string {
  return articleKey(locale, id);
}

function referenceTo({ locale, id }: ArticleReport): ArticleReference {
  return { locale, id };
}
