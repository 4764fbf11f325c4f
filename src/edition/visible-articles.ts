import type { ArticleData } from '../knowledge/schemas/article.ts';

export type Audience = ArticleData['audience'];

/** Whether readers of an edition see an article: it is published, and internal ones stay inside. */
export function isVisible({ data }: { data: Pick<ArticleData, 'state' | 'audience'> }, edition: Audience): boolean {
  return data.state === 'published' && (edition === 'internal' || data.audience === 'public');
}
