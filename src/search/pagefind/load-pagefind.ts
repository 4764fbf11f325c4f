import { withBase } from '../../knowledge/base-path.ts';
import { cacheSearches } from './cache-searches.ts';
import { type PagefindClient, type PagefindModule, pagefindOptions } from './client.ts';
import { findWholeWords } from './whole-words.ts';

let loading: Promise<PagefindClient> | undefined;

/**
 * Loads Pagefind's client on first use. A failed load is retried on the next call.
 *
 * @throws Error when the index cannot be reached
 */
export function loadPagefind(): Promise<PagefindClient> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<PagefindClient> {
  const address = withBase('/pagefind/pagefind.js');
  const pagefind = (await import(/* @vite-ignore */ address)) as PagefindModule;
  await pagefind.options(pagefindOptions);
  await pagefind.init();
  return cacheSearches(findWholeWords(pagefind));
}
