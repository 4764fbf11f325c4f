import { parseArticleUrl, withArticleId } from '../knowledge/article-id.ts';
import { relinkBody } from '../writing/moving/relink-body.ts';

/**
 * A body of ours in which links lead to articles whose ids have changed. Everything else stays as it was written.
 *
 * @param ids of those articles, by group
 */
export function relinkOwn(body: string, ids: ReadonlyMap<string, string>): string {
  const relinked = relinkBody(body, (url) => {
    const target = parseArticleUrl(url);
    const id = target && ids.get(`jieda#${target.id}`);
    return id === undefined || id === target?.id ? undefined : { url: withArticleId(url, id) };
  });
  return relinked ?? body;
}
