import { join } from 'node:path';
import { idOf } from '../../../../src/evaluation/ask-site.ts';
import { languageTag } from '../../../../src/knowledge/article-id.ts';
import type { PagefindClient } from '../../../../src/search/pagefind/client.ts';
import { openPagefind } from '../../../../src/search/pagefind/open-pagefind.ts';
import { cutWords, normalizeQuery } from '../../../../src/search/text/words.ts';
import { type Corpus, maxFound, type System } from './system.ts';

/** Pagefind over the same index, with the complete query and its default ranking. */
export const pagefind: System = {
  name: 'Plain Pagefind',
  async open(corpus) {
    const client = await openWithDefaults(corpus);
    return async function askPagefind(query) {
      return { ids: await idsOf((await client.search(query)).results) };
    };
  },
};

/** One Pagefind search for each word, with its default ranking; scores are added up. */
export const pagefindWordByWord: System = {
  name: 'Pagefind, word by word',
  async open(corpus) {
    const client = await openWithDefaults(corpus);
    const language = languageTag(corpus.locale);
    return async function askPagefindWordByWord(query) {
      const words = new Set(cutWords(normalizeQuery(query), language));
      const sums = new Map<string, Scored>();
      for (const { results } of await Promise.all([...words].map((word) => client.search(word)))) {
        for (const { id, score, data } of results) sums.set(id, { id, data, score: (sums.get(id)?.score ?? 0) + score });
      }
      return { ids: await idsOf([...sums.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) };
    };
  },
};

type Scored = Awaited<ReturnType<PagefindClient['search']>>['results'][number];

/** Default ranking of Pagefind 1.6; a test compares it with a client without options. */
export const defaultRanking = {
  termSimilarity: 1,
  pageLength: 0.75,
  termSaturation: 1.4,
  termFrequency: 1,
  diacriticSimilarity: 0.8,
  metaWeights: { title: 5, summary: 1, category: 1, type: 1, answers: 1, issue: 1 },
};

function openWithDefaults({ siteDir, locale }: Corpus): Promise<PagefindClient> {
  return openPagefind(join(siteDir, 'pagefind'), languageTag(locale), { ranking: defaultRanking });
}

async function idsOf(results: readonly Scored[]): Promise<string[]> {
  const pages = await Promise.all(results.slice(0, maxFound).map(({ data }) => data()));
  return pages.map(({ url }) => idOf(url));
}
