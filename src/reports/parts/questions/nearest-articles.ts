import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
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

/** More are searched for by other processes, while this one checks the content: all need hundreds of megabytes. */
const maxWithoutProcess = 200;

/** Checking the content takes less time than one of them, so that two are not in each other's way for long. */
const processes = Math.min(2, availableParallelism());

/**
 * Searches a built site for texts, as its pages would.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 * @returns by `textKey`; `undefined` when there is no built site that this engine can search
 */
export async function findNearest(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle> | undefined> {
  if (!existsSync(join(siteDir, 'pagefind')) || !existsSync(join(siteDir, 'search'))) return undefined;
  const some = texts.slice(0, maxSearched);
  const nearest = await (some.length > maxWithoutProcess ? searchInProcesses(siteDir, some) : searchTexts(siteDir, some));
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

async function searchInProcesses(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle>> {
  // Each opens as few locales as possible.
  const sorted = texts.toSorted((a, b) => compareText(a.locale, b.locale));
  const size = Math.ceil(sorted.length / processes);
  const shares = Array.from({ length: processes }, (_, at) => sorted.slice(at * size, (at + 1) * size));
  const searched = await Promise.all(
    shares.map((share) => askProcess<SearchOrder, Map<string, NearestArticle>>(searchProcess, { siteDir, texts: share })),
  );
  return new Map(searched.flatMap((nearest) => [...nearest]));
}

const searchProcess = new URL('./nearest-process.ts', import.meta.url);
