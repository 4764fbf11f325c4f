import { finding } from '../findings/finding.ts';
import { articleKey, parseArticleUrl } from '../knowledge/article-id.ts';
import { type Check, fieldPosition, isPublished } from './check.ts';

/** In a smaller help centre the lists show everything. */
const minArticles = 20;

/** Readers get to every article from another one, and not only by search and the lists. */
export const checkOrphans: Check = ({ kb, articles, broken }) => {
  // A broken article may be the one that leads there.
  if (broken.articles.length > 0) return [];
  const published = articles.filter(isPublished);
  const named = new Set<string>();
  for (const { locale, id, data, fragment } of published) {
    for (const other of data.related) if (other !== id) named.add(articleKey(locale, other));
    for (const { url } of fragment.links) {
      const target = parseArticleUrl(url);
      if (target !== undefined && target.id !== id) named.add(articleKey(target.locale, target.id));
    }
  }
  const featured = new Set([...kb.site.tasks.map(({ article }) => article), kb.service.notice?.article]);
  const counts = Map.groupBy(published, ({ locale }) => locale);
  return (
    published
      .filter(({ locale }) => (counts.get(locale) ?? []).length >= minArticles)
      // Known issues have a page of their own, and public articles cannot lead to internal ones.
      .filter(({ data: { type, audience } }) => type !== 'known-issue' && audience === 'public')
      .filter(({ locale, id }) => !named.has(articleKey(locale, id)) && !featured.has(id))
      .map((article) =>
        finding(
          'link/orphan',
          fieldPosition(article, 'title'),
          'No other article links to it or lists it as related.',
          'Link to it where readers may need it next, or add it to `related` of a neighbouring article.',
        ),
      )
  );
};
