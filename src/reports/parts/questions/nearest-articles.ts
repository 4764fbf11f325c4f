import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { collectGarbage } from '../../../collect-garbage.ts';
import { askProcess } from '../../../own-process.ts';
import { compareText } from '../../compare.ts';
import { searchTexts } from './search-texts.ts';

/** What a site's search finds for a text. */
export interface NearestArticle {
  /** Id in the text's locale; `undefined` when nothing was found. */
  article: string | undefined;
  /** Ids of the first three articles in the text's locale. */
  first: readonly string[];
  /** How likely it is the answer, 0…1. */
  confidence: number;
  isUnsure: boolean;
  /** Words of the text that occur on no page. */
  unknownWords: readonly string[];
}

/** Maximum number of texts to search for, starting with the most frequent. In 10 000 articles each takes milliseconds. */
const maxSearched = 2_000;

/** More are searched for by other processes: each needs hundreds of megabytes. */
const maxWithoutProcess = 200;

/** Share of the texts for the process that begins while the content is still being read, by another one. */
const earlyShare = 2 / 3;

/**
 * Searches a built site for texts, as its pages would.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 * @param contentRead resolves once the process that reads the content has ended
 * @returns by `textKey`; `undefined` when there is no built site that this engine can search
 */
export async function findNearest(
  siteDir: string,
  texts: readonly Text[],
  contentRead: () => Promise<unknown>,
): Promise<Map<string, NearestArticle> | undefined> {
  if (!existsSync(join(siteDir, 'pagefind')) || !existsSync(join(siteDir, 'search'))) return undefined;
  const some = texts.slice(0, maxSearched);
  const nearest = await (some.length > maxWithoutProcess
    ? searchInProcesses(siteDir, some, contentRead)
    : searchTexts(siteDir, some));
  return texts.length > 0 && nearest.size === 0 ? undefined : nearest;
}

export interface Text {
  locale: string;
  text: string;
}

/** What the process that searches is sent. */
export interface SearchOrder {
  siteDir: string;
  texts: readonly Text[];
}

/** One process begins at once, a second one when the content has been read: there are two processors, and a gigabyte for all. */
async function searchInProcesses(
  siteDir: string,
  texts: readonly Text[],
  contentRead: () => Promise<unknown>,
): Promise<Map<string, NearestArticle>> {
  // Each opens as few locales as possible.
  const sorted = texts.toSorted((a, b) => compareText(a.locale, b.locale));
  const early = availableParallelism() > 1 ? Math.ceil(earlyShare * sorted.length) : 0;
  const stop = new AbortController();
  const search = (share: readonly Text[]): Promise<Map<string, NearestArticle>> =>
    askProcess<SearchOrder, Map<string, NearestArticle>>(searchProcess, { siteDir, texts: share }, stop.signal);
  const searchLate = async (): Promise<Map<string, NearestArticle>> => {
    await contentRead();
    return search(sorted.slice(early));
  };
  // What the queries of the database have left behind would be in the way.
  await collectGarbage();
  const searches = early === 0 ? [searchLate()] : [search(sorted.slice(0, early)), searchLate()];
  const searched = await Promise.all(searches).catch(async (error: unknown) => {
    stop.abort();
    await Promise.allSettled(searches);
    throw error;
  });
  return new Map(searched.flatMap((nearest) => [...nearest]));
}

const searchProcess = new URL('./nearest-process.ts', import.meta.url);
