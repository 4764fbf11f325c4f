import type { SideClient } from '../side-index/side-client.ts';

/**
 * Starts to load the article with the most similar title or question while the bodies are still searched: it is almost always
 * among the first hits. Only on a large site, where these are known late.
 */
export function loadMostSimilar(side: SideClient): SideClient {
  if (side.articles[0]?.title !== undefined) return side;
  return {
    ...side,
    async similarity(query, features) {
      const similarity = await side.similarity(query, features);
      const best = features === undefined ? mostSimilar(similarity) : undefined;
      if (best !== undefined) void side.article(best);
      return similarity;
    },
  };
}

function mostSimilar(similarity: ReadonlyMap<string, number>): string | undefined {
  let best: string | undefined;
  let most = 0;
  for (const [key, cosine] of similarity) if (cosine > most) [best, most] = [key, cosine];
  return best;
}
