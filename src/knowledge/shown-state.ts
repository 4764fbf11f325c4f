import type { ArticleData } from './schemas/article.ts';

/** What a reader must know before relying on an article: that its review is overdue, or that it describes an open fault. */
export type ShownState = 'current' | 'overdue' | 'known-issue';

/**
 * A known issue that is not resolved stays one when its review is overdue.
 *
 * @param article.dueOn last day on which the last review holds, `2026-11-20`
 * @param today `2026-11-20`
 */
export function shownStateOf(
  { issue, dueOn }: { issue?: ArticleData['issue'] | undefined; dueOn: string },
  today: string,
): ShownState {
  if (issue !== undefined && issue.status !== 'resolved') return 'known-issue';
  return today > dueOn ? 'overdue' : 'current';
}
