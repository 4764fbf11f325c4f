import type { KnowledgeBase } from './knowledge-base.ts';
import type { Article } from './read-entry.ts';

/** For an article whose category is unknown; a finding says so. */
const fallbackInterval = 180;

/** Days a review of the article holds: its own interval, or its category's. */
export function reviewEveryOf({ data }: Pick<Article, 'data'>, { categories }: Pick<KnowledgeBase, 'categories'>): number {
  return data.reviewEvery ?? categories.find(({ id }) => id === data.category)?.reviewEvery ?? fallbackInterval;
}
