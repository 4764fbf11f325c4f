import { withBase } from '../../knowledge/base-path.ts';
import { type Corrections, correctionsFile } from '../corrections/corrections.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { loadPagefind } from '../pagefind/load-pagefind.ts';
import { openSideIndex, type SideClient } from '../side-index/side-client.ts';

/** What a search needs, while it is loading. */
export interface Loading {
  pagefind: Promise<PagefindClient>;
  /** `undefined` when it cannot be loaded: search works without it. */
  side: Promise<SideClient | undefined>;
}

let side: Promise<SideClient | undefined> | undefined;

/** Starts loading what a search needs. A failed load is retried on the next call. */
export function loadSources(locale: string): Loading {
  side ??= openSideIndex(locale, fetchSearchFile).catch(() => {
    side = undefined;
    return undefined;
  });
  return { pagefind: loadPagefind(), side };
}

/** Data for correcting typing errors; `undefined` when it cannot be loaded: search works without it. */
export function loadCorrections(locale: string): Promise<Corrections | undefined> {
  return fetchSearchFile(`${locale}/${correctionsFile}`).then(
    (file) => file as Corrections,
    () => undefined,
  );
}

/**
 * Fetches a JSON file below `/search/`.
 *
 * @throws Error when it cannot be fetched
 */
export async function fetchSearchFile(path: string): Promise<unknown> {
  const response = await fetch(withBase(`/search/${path}`));
  if (!response.ok) throw new Error(`/search/${path}: ${response.status}`);
  return response.json();
}
