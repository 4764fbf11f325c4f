import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
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

/** More are searched for in a thread, meanwhile the content is checked; what the index needs is freed when the thread ends. */
const maxWithoutThread = 200;

/**
 * Searches a built site for texts, as its pages would.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 * @returns by `textKey`; `undefined` when there is no built site that this engine can search
 */
export async function findNearest(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle> | undefined> {
  if (!existsSync(join(siteDir, 'pagefind')) || !existsSync(join(siteDir, 'search'))) return undefined;
  const some = texts.slice(0, maxSearched);
  const nearest = await (some.length > maxWithoutThread ? searchInThread(siteDir, some) : searchTexts(siteDir, some));
  return texts.length > 0 && nearest.size === 0 ? undefined : nearest;
}

export interface Text {
  locale: string;
  text: string;
}

function searchInThread(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle>> {
  const worker = new Worker(new URL('./nearest-worker.ts', import.meta.url), { workerData: { siteDir, texts } });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    // Too late to matter unless the thread ended without an answer.
    worker.once('exit', (code) => reject(new Error(`The thread that searches ended with code ${code}.`)));
  }).finally(() => worker.terminate()) as Promise<Map<string, NearestArticle>>;
}
