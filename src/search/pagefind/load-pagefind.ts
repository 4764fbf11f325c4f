import { withBase } from '../../knowledge/base-path.ts';
import { preloadLater } from '../browser/preload-later.ts';
import { cacheSearches } from './cache-searches.ts';
import { entryFile, entryTag, type PagefindClient, type PagefindModule, pagefindOptions } from './client.ts';
import { findWholeWords } from './whole-words.ts';

let loading: Promise<PagefindClient> | undefined;
let loaded: Promise<void> | undefined;
let isLoaded = false;

/** Whether its WebAssembly has been loaded, so that a search takes no time. */
export function isPagefindLoaded(): boolean {
  return isLoaded;
}

/**
 * Resolves when its WebAssembly has been loaded.
 *
 * @throws Error when the index cannot be reached
 */
export async function pagefindLoaded(): Promise<void> {
  await loadPagefind();
  await loaded;
}

/**
 * Loads Pagefind's client on first use; its searches wait for the WebAssembly. A failed load is retried on the next call.
 *
 * @throws Error when the client cannot be reached
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
  preloadLater();
  const pagefind = await importPagefind();
  await pagefind.options({ ...pagefindOptions, ...preloadedTag() });
  // Only starts to load; the filters, of which there are none, wait for it.
  await pagefind.init();
  loaded = pagefind.filters().then(
    () => {
      isLoaded = true;
    },
    async (error: unknown) => {
      loading = undefined;
      // It would keep the error for every search.
      await pagefind.destroy();
      throw error;
    },
  );
  // Whoever searches learns of a fault.
  loaded.catch(() => {});
  return cacheSearches(findWholeWords(pagefind));
}

/**
 * Pagefind asks for its entry with a tag in the query, by default the time, so that no old one is taken from a cache. A page
 * that preloads the entry has a tag of its own for it, which differs for each build.
 */
function preloadedTag(): { metaCacheTag?: string } {
  const link = document.querySelector<HTMLLinkElement>(`link[rel="preload"][href*="/${entryFile}?"]`);
  const tag = link === null ? null : new URL(link.href).searchParams.get(entryTag);
  return tag === null ? {} : { metaCacheTag: tag };
}

function importPagefind(): Promise<PagefindModule> {
  return import(/* @vite-ignore */ withBase('/pagefind/pagefind.js')) as Promise<PagefindModule>;
}
