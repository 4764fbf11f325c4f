import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { type Answer, type AnswerOptions, answerQuery, type OtherSearch } from './answer-query.ts';
import { type Corrections, correctionsFile } from './corrections/corrections.ts';
import { cacheSearches } from './pagefind/cache-searches.ts';
import type { PagefindClient } from './pagefind/client.ts';
import { openPagefind } from './pagefind/open-pagefind.ts';
import { findWholeWords } from './pagefind/whole-words.ts';
import type { SearchOptions } from './ranking/rank-articles.ts';
import { type SearchOutcome, type SearchSources, searchArticles } from './search-articles.ts';
import { type OpenedSideIndex, openSideIndex, type SideClient } from './side-index/side-client.ts';
import { cacheFeatures } from './text/cache-features.ts';

/** The search of a built site in one locale. */
export interface OpenedSearch {
  pagefind: PagefindClient;
  side: SideClient;
  /** Searches without corrections. */
  search(query: string, options?: SearchOptions): Promise<SearchOutcome>;
  /** Searches as the pages do, with corrections. */
  answer(query: string, options?: AnswerOptions): Promise<Answer>;
}

/**
 * @param siteDir a built site: a folder with `pagefind/` and `search/`
 * @param openBodies opens the index of the bodies, given its folder, which has the articles of the side index
 * @throws UserError when it has no index for the locale
 */
export async function openSearch(
  siteDir: string,
  locale: string,
  openBodies: (folder: string, side: OpenedSideIndex) => Promise<Omit<SearchSources, 'reader' | 'side'>> = openCached,
): Promise<OpenedSearch> {
  try {
    // Synchronous, which is faster for thousands of small files.
    const read = async (path: string): Promise<unknown> => JSON.parse(readFileSync(join(siteDir, 'search', path), 'utf8'));
    const side = cacheReader(await openSideIndex(locale, read));
    const bodies = await openBodies(join(siteDir, 'pagefind'), side);
    const sources = { reader: side.reader, side, ...bodies };
    let corrections: Corrections | undefined;
    async function loadCorrections(): Promise<Corrections> {
      corrections ??= (await read(`${locale}/${correctionsFile}`)) as Corrections;
      return corrections;
    }
    return {
      pagefind: bodies.pagefind,
      side,
      search: (query, options) => searchArticles(sources, query, options),
      answer: (query, options) =>
        answerQuery(sources, query, {
          loadCorrections,
          loadElsewhere: () => openOthers(siteDir, side.otherLocales),
          ...options,
        }),
    };
  } catch (error) {
    throw noIndex(siteDir, locale, error);
  }
}

/** What to say where a site cannot be searched in a locale. */
export function noIndex(siteDir: string, locale: string, cause: unknown): UserError {
  const hint = 'Run `npm run build` first, and name a locale of content/site.yaml.';
  return new UserError(`${siteDir} has no search index for ${locale}.`, hint, { cause });
}

async function openCached(folder: string, { reader }: OpenedSideIndex): Promise<{ pagefind: PagefindClient }> {
  return { pagefind: cacheSearches(findWholeWords(await openPagefind(folder, reader.language))) };
}

async function openOthers(siteDir: string, locales: readonly string[]): Promise<OtherSearch[]> {
  const opened: OtherSearch[] = [];
  for (const locale of locales) {
    const { pagefind, side } = await openOther(siteDir, locale);
    opened.push({ locale, sources: { reader: side.reader, pagefind, side } });
  }
  return opened;
}

/** Texts whose features are kept: a search asks several times for those of its query, and the same articles are often found. */
const maxTextsKept = 20_000;

function cacheReader(side: OpenedSideIndex): OpenedSideIndex {
  return { ...side, reader: cacheFeatures(side.reader, maxTextsKept) };
}

const others = new Map<string, Promise<OpenedSearch>>();

/** Opens another locale of a site once. */
function openOther(siteDir: string, locale: string): Promise<OpenedSearch> {
  const key = `${locale} ${siteDir}`;
  const known = others.get(key) ?? openSearch(siteDir, locale);
  others.set(key, known);
  known.catch(() => others.delete(key));
  return known;
}
