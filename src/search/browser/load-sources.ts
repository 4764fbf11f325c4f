import type { OtherSearch } from '../answer-query.ts';
import { type Corrections, correctionsFile } from '../corrections/corrections.ts';
import type { PagefindClient } from '../pagefind/client.ts';
import { loadPagefind, loadPagefindIn } from '../pagefind/load-pagefind.ts';
import { openSideIndex, type SideClient } from '../side-index/side-client.ts';
import { fetchSearchFile } from './fetch-search-file.ts';
import { loadMostSimilar } from './load-most-similar.ts';

/** What a search needs, while it is loading. */
export interface Loading {
  pagefind: Promise<PagefindClient>;
  /** `undefined` when it cannot be loaded: search works without it. */
  side: Promise<SideClient | undefined>;
}

let side: Promise<SideClient | undefined> | undefined;

/**
 * Loads the side index; `undefined` when it cannot be loaded: search works without it. A failed load is retried on the
 * next call.
 */
export function loadSide(locale: string): Promise<SideClient | undefined> {
  side ??= openSideIndex(locale, fetchSearchFile).then(loadMostSimilar, () => {
    side = undefined;
    return undefined;
  });
  return side;
}

/** Starts loading what a search needs. A failed load is retried on the next call. */
export function loadSources(locale: string): Loading {
  // At once: what Pagefind needs is asked for in four steps, and by the second the side index is there.
  const pagefind = loadPagefind();
  // Whoever awaits it learns of a fault.
  pagefind.catch(() => {});
  return { pagefind, side: loadSide(locale) };
}

const others = new Map<string, Promise<OtherSearch>>();

/**
 * Loads the search of the site's other locales, on first use.
 *
 * @throws Error when an index cannot be loaded
 */
export async function loadOtherSources(locale: string): Promise<readonly OtherSearch[]> {
  const { otherLocales = [] } = (await loadSources(locale).side) ?? {};
  return Promise.all(otherLocales.map(loadOther));
}

function loadOther(locale: string): Promise<OtherSearch> {
  const known = others.get(locale) ?? openOther(locale);
  others.set(locale, known);
  // A failed load is retried on the next call.
  known.catch(() => others.delete(locale));
  return known;
}

async function openOther(locale: string): Promise<OtherSearch> {
  const side = await openSideIndex(locale, fetchSearchFile);
  const pagefind = await loadPagefindIn(side.reader.language);
  return { locale, sources: { reader: side.reader, pagefind, side } };
}

let corrections: Promise<Corrections | undefined> | undefined;

/**
 * Loads the data for correcting typing errors once; `undefined` when it cannot be loaded: search works without it. A
 * failed load is retried on the next call.
 */
export function loadCorrections(locale: string): Promise<Corrections | undefined> {
  corrections ??= fetchSearchFile(`${locale}/${correctionsFile}`).then(
    (file) => file as Corrections,
    () => {
      corrections = undefined;
      return undefined;
    },
  );
  return corrections;
}
