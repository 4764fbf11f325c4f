import type { SearchRow } from './search.ts';

/** A budget and how a measured value stands to it. */
export interface SearchVerdict {
  articles: number;
  what: string;
  value: number;
  limit: number;
  unit: 'KiB' | 'ms';
  isMet: boolean;
}

/** KiB of the first query of a site of at most so many articles. */
const firstQuery = [
  { articles: 150, limit: 120 },
  { articles: 2000, limit: 250 },
  { articles: 10_000, limit: 400 },
] as const;

const limits = { further: 8, median: 20, p95: 60 } as const;

/** @returns a verdict for each budget of each size; no first-query budget for a site that is larger than all of them are for */
export function judgeSearch(rows: readonly SearchRow[]): SearchVerdict[] {
  return rows
    .filter(({ way }) => way === 'jieda')
    .flatMap(({ articles, first, further, latency }) => {
      const limit = firstQuery.find((budget) => articles <= budget.articles)?.limit;
      return [
        ...(limit === undefined ? [] : [judge(articles, 'first query', inKiB(first.medianBytes), limit, 'KiB')]),
        judge(articles, 'each of the next two', inKiB(further.medianBytes), limits.further, 'KiB'),
        judge(articles, 'latency, median', latency.medianMilliseconds, limits.median, 'ms'),
        judge(articles, 'latency, p95', latency.p95Milliseconds, limits.p95, 'ms'),
      ];
    });
}

/** What was not measured meets no budget. */
function judge(articles: number, what: string, value = Number.NaN, limit: number, unit: SearchVerdict['unit']): SearchVerdict {
  return { articles, what, value, limit, unit, isMet: value <= limit };
}

function inKiB(bytes: number | undefined): number | undefined {
  return bytes === undefined ? undefined : bytes / 1024;
}
