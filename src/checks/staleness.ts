import { type Finding, finding } from '../findings/finding.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import { freshnessOf } from '../metrics/freshness.ts';
import { type Check, fieldPlace, isLive } from './check.ts';

/** So many articles of a locale cannot be read with care on one day. */
const maxReviewsADay = 15;

/** Reviews are true, dated and in time. */
export const checkStaleness: Check = (input) => [...reviewDates(input), ...bulkReviews(input)];

function reviewDates({ kb, articles, today }: Parameters<Check>[0]): Finding[] {
  return articles.filter(isLive).flatMap((article) => {
    const { reviewed } = article.data;
    const place = fieldPlace(article, 'reviewed');
    if (reviewed > today) {
      return [
        finding(
          'staleness/future',
          place,
          `\`${reviewed}\` is after today, ${today}.`,
          'Write the day somebody last read the whole article and found it true.',
        ),
      ];
    }
    const reviewEvery = reviewEveryOf(article, kb);
    const { state, dueOn, overdueDays } = freshnessOf({ reviewed, reviewEvery, today });
    const hint = 'Read the whole article against the service as it is now, mend it, and set `reviewed` to that day.';
    if (state === 'overdue')
      return [
        finding(
          'staleness/overdue',
          place,
          `The review has been due since ${dueOn}, ${overdueDays} days ago (every ${reviewEvery} days).`,
          hint,
        ),
      ];
    if (state === 'due')
      return [finding('staleness/due', place, `The review is due on ${dueOn} (every ${reviewEvery} days).`, hint)];
    return [];
  });
}

function bulkReviews({ articles }: Parameters<Check>[0]): Finding[] {
  const byDay = Map.groupBy(articles.filter(isLive), ({ locale, data }) => `${locale} ${data.reviewed}`);
  return [...byDay.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= maxReviewsADay) return [];
    return [
      finding(
        'staleness/bulk-bump',
        fieldPlace(first, 'reviewed'),
        `${group.length} articles of \`${first.locale}\` say they were reviewed on ${first.data.reviewed}.`,
        'Set `reviewed` only where the whole article was read; a date moved without reading hides what is stale.',
      ),
    ];
  });
}
