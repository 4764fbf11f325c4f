import type { SearchRow, SearchVerdict } from './search-report.ts';

/** KiB of queries, by the number of articles up to which they apply. */
const budgets = [
  { articles: 150, first: 120, further: 8 },
  { articles: 2000, first: 250, further: 50 },
  { articles: 10_000, first: 300, further: 110 },
] as const;

/** Milliseconds of a query on a site of any size, with the index loaded. */
const latencyLimits = { median: 20, p95: 60 } as const;

/** Seconds to check the search contract of up to 10 000 articles. */
const contractLimits = { full: 180, edit: 10 } as const;

/** @returns a verdict for each budget of each size; larger corpora than the budgets cover have none for the bytes of queries */
export function judgeSearch(rows: readonly SearchRow[]): SearchVerdict[] {
  return rows
    .filter(({ way }) => way === 'jieda')
    .flatMap(({ articles, first, furtherIndex, latency, contract }) => {
      const limits = budgets.find((budget) => articles <= budget.articles);
      return [
        ...(limits === undefined
          ? []
          : [
              judge(articles, 'first query', inKiB(first.medianBytes), limits.first, 'KiB'),
              // Without the texts of the articles shown, whose length is up to their writers.
              judge(
                articles,
                'each of the next two, without the articles',
                inKiB(furtherIndex.medianBytes),
                limits.further,
                'KiB',
              ),
            ]),
        judge(articles, 'latency, median', latency.medianMilliseconds, latencyLimits.median, 'ms'),
        judge(articles, 'latency, p95', latency.p95Milliseconds, latencyLimits.p95, 'ms'),
        judge(articles, 'search contract, all questions', contract?.fullSeconds, contractLimits.full, 's'),
        judge(articles, 'search contract, one article edited', contract?.editSeconds, contractLimits.edit, 's'),
      ];
    });
}

/** A missing value does not meet its budget. */
function judge(articles: number, what: string, value = Number.NaN, limit: number, unit: SearchVerdict['unit']): SearchVerdict {
  return { articles, what, value, limit, unit, isMet: value <= limit };
}

function inKiB(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1024;
}
