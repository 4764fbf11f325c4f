import { answerQuery } from '../../../../src/search/answer-query.ts';
import { loadCorrections, loadSources } from '../../../../src/search/browser/load-sources.ts';
import type { PagefindModule } from '../../../../src/search/pagefind/client.ts';

/**
 * Ways to answer queries: our search, through the same modules as the site’s pages, or plain Pagefind. The search
 * dialog is left out, because its debounce is not part of a search.
 */
export const ways = { jieda: askSite, pagefind: askPagefind } as const;

export type Way = keyof typeof ways;

/** An article that was found. */
export interface FoundArticle {
  url: string;
  score: number;
}

async function askSite(locale: string, query: string, limit: number): Promise<FoundArticle[]> {
  const loading = loadSources(locale);
  const [pagefind, side] = await Promise.all([loading.pagefind, loading.side]);
  if (side === undefined) throw new Error('The side index cannot be loaded.');
  const { hits } = await answerQuery({ reader: side.reader, pagefind, side }, query, {
    limit,
    loadCorrections: () => loadCorrections(locale),
  });
  return hits;
}

/**
 * Pagefind as in its documentation: the complete query, and the first results loaded. Only its worker is disabled,
 * because a page cannot see what a worker loads.
 */
async function askPagefind(_locale: string, query: string, limit: number): Promise<FoundArticle[]> {
  const { results } = await (await openPlain()).search(query);
  return Promise.all(results.slice(0, limit).map(async ({ score, data }) => ({ url: (await data()).url, score })));
}

let plain: Promise<PagefindModule> | undefined;

function openPlain(): Promise<PagefindModule> {
  plain ??= load();
  return plain;
}

async function load(): Promise<PagefindModule> {
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as PagefindModule;
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return pagefind;
}
