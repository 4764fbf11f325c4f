import { type Corrections, correctionsFile } from '../corrections/corrections.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { loadPagefind } from '../pagefind/load-pagefind.ts';
import { openSideIndex, type SideClient } from '../side-index/side-client.ts';

/** The parts of the search, as they come. */
export interface Loading {
  pagefind: Promise<PagefindClient>;
  /** `undefined` when it cannot be had: the search goes on without it. */
  side: Promise<SideClient | undefined>;
}

let side: Promise<SideClient | undefined> | undefined;

/** Begins to load what a search needs; what has failed is tried again. */
export function loadSources(locale: string): Loading {
  side ??= openSideIndex(locale, readSearchFile).catch(() => {
    side = undefined;
    return undefined;
  });
  return { pagefind: loadPagefind(), side };
}

/** What puts mistyped queries right; `undefined` when it cannot be had: the search goes on without it. */
export function loadCorrections(locale: string): Promise<Corrections | undefined> {
  return readSearchFile(`${locale}/${correctionsFile}`).then(
    (file) => file as Corrections,
    () => undefined,
  );
}

/** A file of the side index. @throws Error when it cannot be had */
export async function readSearchFile(path: string): Promise<unknown> {
  const response = await fetch(`/search/${path}`);
  if (!response.ok) throw new Error(`/search/${path}: ${response.status}`);
  return response.json();
}
