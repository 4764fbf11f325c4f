import { type CompiledArticle, revisionText } from '../content/compiled-article.ts';
import { type RevisionsFile, sketchOf } from '../knowledge/revision.ts';
import { type Audience, isVisible } from './visible-articles.ts';

/** What an edition publishes, for the endpoint: votes are bound to these revisions. */
export function makeRevisionsFile(articles: readonly CompiledArticle[], audience: Audience): RevisionsFile {
  return {
    version: 1,
    audience,
    articles: articles
      .filter((article) => isVisible(article, audience))
      .map(({ fragment, ...article }) => ({
        id: article.id,
        locale: article.locale,
        revision: article.revision,
        redirectFrom: article.data.redirectFrom,
        sketch: sketchOf(revisionText(article, fragment)),
      })),
  };
}
