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

/**
 * Loads the index of another language of the site. Pagefind takes the language from the page and has no option for it, so
 * the page has the other one for a moment, within which nothing is drawn.
 *
 * @param language BCP 47 tag
 * @throws Error when the index cannot be reached
 */
export async function loadPagefindIn(language: string): Promise<PagefindClient> {
  const pagefind = await importPagefind();
  const page = document.documentElement;
  const own = page.lang;
  page.lang = language;
  const other = pagefind.createInstance(pagefindOptions);
  page.lang = own;
  await other.init();
  return cacheSearches(findWholeWords(other));
}

async function load(): Promise<PagefindClient> {
  const pagefind = await importPagefind();
  await pagefind.options(pagefindOptions);
  await pagefind.init();
  return cacheSearches(findWholeWords(pagefind));
}

function importPagefind(): Promise<PagefindModule> {
  return import(/* @vite-ignore */ withBase('/pagefind/pagefind.js')) as Promise<PagefindModule>;
}
