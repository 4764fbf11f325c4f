import type { KnowledgeBase } from './knowledge-base.ts';
import type { Article } from './read-entry.ts';

/** In days, for an article with an unknown category, which checks report. */
const fallbackInterval = 180;

/** Days between reviews of an article: its own interval, or else its category's. */
export function reviewEveryOf({ data }: Pick<Article, 'data'>, { categories }: Pick<KnowledgeBase, 'categories'>): number {
  return data.reviewEvery ?? categories.find(({ id }) => id === data.category)?.reviewEvery ?? fallbackInterval;
}
