import type { SideClient } from '../../src/search/side-index/side-client.ts';
import { buildSideIndex, countOwners, noTexts, similarityOf } from '../../src/search/side-index/side-index.ts';
import type { TextReader } from '../../src/search/text/text-reader.ts';

/**
 * A side index in memory, without frequent words.
 *
 * @param texts title and questions of each article
 * @param keys of the articles; their numbers when left out
 */
export function sideClientOf(
  texts: readonly (readonly string[])[],
  reader: TextReader,
  keys: readonly string[] = texts.map((_, number) => String(number)),
): SideClient {
  const index = buildSideIndex(texts, reader);
  const articles = keys.map((key) => ({ key, category: 'c', type: 'faq', products: [], isUrgent: false }));
  return {
    reader,
    articles,
    byKey: new Map(articles.map((article) => [article.key, article])),
    suggested: [],
    searchesStopWords: true,
    common: new Set(),
    otherServices: new Set(),
    otherLocales: [],
    threshold: undefined,
    article: async () => undefined,
    isFrequent: () => false,
    scoresOf: async () => [],
    hasTitleWords: false,
    titleWordScores: async () => undefined,
    similarity: async (query, features = reader.features(query)) =>
      similarityOf(features, index, reader, (number) => keys[number] ?? ''),
    having: async (features) => features.map((feature) => countOwners(index.postings.get(feature) ?? noTexts, index.owners)),
  };
}
