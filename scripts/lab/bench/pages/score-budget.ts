import type { LighthouseRow } from './lighthouse.ts';

/** Lowest score that our pages may have. */
export const minScore = 98;

/** Whether a page is within budget. The search page is hidden from search engines on purpose, so its SEO score is ignored. */
export function isGood({
  site,
  page,
  performance,
  accessibility,
  bestPractices,
  seo,
}: Pick<LighthouseRow, 'site' | 'page' | 'performance' | 'accessibility' | 'bestPractices' | 'seo'>): boolean {
  const scores = [performance, accessibility, bestPractices, ...(page === 'search' ? [] : [seo])];
  return site !== 'Jieda' || scores.every((score) => score >= minScore);
}
