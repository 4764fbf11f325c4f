import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { collectGarbage } from '../../../collect-garbage.ts';
import { askProcess } from '../../../own-process.ts';
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

/** More are searched for by a process of its own, which needs hundreds of megabytes, beside what else there is to read and compute. */
const maxWithoutProcess = 200;

/**
 * Searches a built site for texts, as its pages would.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 * @param stop ends a process that searches
 * @returns by `textKey`; `undefined` when there is no built site that this engine can search
 */
export async function findNearest(
  siteDir: string,
  texts: readonly Text[],
  stop?: AbortSignal,
): Promise<Map<string, NearestArticle> | undefined> {
  if (!existsSync(join(siteDir, 'pagefind')) || !existsSync(join(siteDir, 'search'))) return undefined;
  const some = texts.slice(0, maxSearched);
  const nearest = await (some.length > maxWithoutProcess ? searchInProcess(siteDir, some, stop) : searchTexts(siteDir, some));
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

async function searchInProcess(
  siteDir: string,
  texts: readonly Text[],
  stop: AbortSignal | undefined,
): Promise<Map<string, NearestArticle>> {
  const [nearest] = await Promise.all([
    askProcess<SearchOrder, Map<string, NearestArticle>>(searchProcess, { siteDir, texts }, stop),
    // What the queries of the database have left behind would be in the way.
    collectGarbage(),
  ]);
  return nearest;
}

const searchProcess = new URL('./nearest-process.ts', import.meta.url);
