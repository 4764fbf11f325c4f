import { type CompiledArticle, revisionText } from '../content/compiled-article.ts';
import { type RevisionsFile, sketchOf } from '../knowledge/revision.ts';
import { type Audience, isVisible } from './visible-articles.ts';

/** The revisions that an edition publishes: the endpoint accepts votes for these. */
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
