import type { LighthouseRow } from './lighthouse.ts';

/** What Lighthouse has to say of our pages, at least. */
export const leastScore = 98;

/** Whether a page keeps the budget. The search page is kept out of search engines on purpose, so its fourth score is none. */
export function isGood({
  site,
  page,
  performance,
  accessibility,
  bestPractices,
  seo,
}: Pick<LighthouseRow, 'site' | 'page' | 'performance' | 'accessibility' | 'bestPractices' | 'seo'>): boolean {
  const scores = [performance, accessibility, bestPractices, ...(page === 'search' ? [] : [seo])];
  return site !== 'Jieda' || scores.every((score) => score >= leastScore);
}
