import { type Finding, finding } from '../findings/finding.ts';
import { reviewEveryOf } from '../knowledge/review.ts';
import { freshnessOf } from '../metrics/freshness.ts';
import { type Check, fieldPosition, isLive, isPublished, readableArticles } from './check.ts';

/** More reviews in one locale on one day suggest that dates were changed without reading. */
const maxReviewsADay = 15;

/** Review dates are plausible and not overdue. */
export const checkStaleness: Check = (input) => [...futureDates(input), ...reviewDates(input), ...bulkReviews(input)];

function futureDates(input: Parameters<Check>[0]): Finding[] {
  const { today } = input;
  return readableArticles(input)
    .filter(isLive)
    .flatMap((article) => {
      const { reviewed } = article.data;
      if (reviewed === undefined || reviewed <= today) return [];
      return [
        finding(
          'staleness/future',
          fieldPosition(article, 'reviewed'),
          `\`${reviewed}\` is in the future; today is ${today}.`,
          'Write the day on which someone last read the whole article and confirmed that it is correct.',
        ),
      ];
    });
}

function reviewDates({ kb, articles, today }: Parameters<Check>[0]): Finding[] {
  // Intervals come from the categories.
  if (kb.faulty.has('taxonomy')) return [];
  return articles.filter(isLive).flatMap((article) => {
    const { reviewed } = article.data;
    if (reviewed > today) return [];
    const reviewEvery = reviewEveryOf(article, kb);
    const { state, dueOn, overdueDays } = freshnessOf({ reviewed, reviewEvery, today });
    const hint =
      'Compare the whole article with the service as it is today, fix what has changed, and set `reviewed` to that day.';
    if (state === 'overdue')
      return [
        finding(
          'staleness/overdue',
          fieldPosition(article, 'reviewed'),
          `The review was due on ${dueOn}, ${overdueDays} days ago (every ${reviewEvery} days).`,
          hint,
        ),
      ];
    if (state === 'due')
      return [
        finding(
          'staleness/due',
          fieldPosition(article, 'reviewed'),
          `The review is due on ${dueOn} (every ${reviewEvery} days).`,
          hint,
        ),
      ];
    return [];
  });
}

function bulkReviews({ articles }: Parameters<Check>[0]): Finding[] {
  const byDay = Map.groupBy(articles.filter(isPublished), ({ locale, data }) => `${locale} ${data.reviewed}`);
  return [...byDay.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length <= maxReviewsADay) return [];
    return [
      finding(
        'staleness/bulk-bump',
        fieldPosition(first, 'reviewed'),
        `${group.length} articles in \`${first.locale}\` have the review date ${first.data.reviewed}.`,
        'Change `reviewed` only after reading the whole article; otherwise stale articles go unnoticed.',
      ),
    ];
  });
}
