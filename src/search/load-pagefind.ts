import type { PagefindClient } from './search-articles.ts';

interface PagefindModule extends PagefindClient {
  options(options: object): Promise<void>;
  init(): Promise<void>;
}

let loading: Promise<PagefindClient> | undefined;

/**
 * Loads the index's client on first use. A failed load is tried again the next time.
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
  const address = '/pagefind/pagefind.js';
  const pagefind = (await import(/* @vite-ignore */ address)) as PagefindModule;
  // Weights measured on public question sets, that of `asked` on the questions of the sample articles; the worker would violate Trusted Types.
  await pagefind.options({
    noWorker: true,
    ranking: { termSimilarity: 2, pageLength: 0.5, termSaturation: 1.2, metaWeights: { title: 1, asked: 6 } },
  });
  await pagefind.init();
  return pagefind;
}
