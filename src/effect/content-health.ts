import type { Content } from '../content/read-content.ts';
import type { Finding } from '../findings/finding.ts';
import { articleKey } from '../knowledge/article-id.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import { freshnessOf } from '../metrics/freshness.ts';
import { checkedTexts } from '../reports/checked-texts.ts';
import { contentFigures } from '../reports/parts/health/score.ts';
import { checklistOf } from '../reports/parts/health/standard.ts';
import type { ContentHealth } from './compare-health.ts';

/** Health of the published articles by `articleKey`, without what only readers tell. */
export function contentHealth(content: Content, findings: readonly Finding[], today: string): Map<string, ContentHealth> {
  const checked = checkedTexts(content, findings);
  return new Map(
    content.articles.flatMap((article) => {
      const key = articleKey(article.locale, article.id);
      const text = checked.get(key);
      if (article.data.state !== 'published' || text === undefined) return [];
      const reviewEvery = reviewEveryOf(article, content.kb);
      const { state, overdueDays } = freshnessOf({ reviewed: article.data.reviewed, reviewEvery, today });
      const figures = contentFigures(text, { overdueDays, reviewEvery });
      return [[key, { figures, unmet: checklistOf(text).unmet, freshness: state, overdueDays }]];
    }),
  );
}
