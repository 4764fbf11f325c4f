import type { ArticleData } from '../knowledge/schemas/article.ts';

export type Audience = ArticleData['audience'];

/** Whether an edition shows an article: only published ones, and internal ones only in the internal edition. */
export function isVisible({ data }: { data: Pick<ArticleData, 'state' | 'audience'> }, edition: Audience): boolean {
  return data.state === 'published' && (edition === 'internal' || data.audience === 'public');
}
