import { languageTag } from '../knowledge/article-id.ts';
import { type Answer, type AnswerOptions, answerQuery } from './answer-query.ts';
import { type Corrections, correctionsFile } from './corrections/corrections.ts';
import { cacheSearches } from './pagefind/cache-searches.ts';
import { openPortablePagefind, type PortablePagefind, type ReadSiteFile } from './pagefind/portable-client.ts';
import { findWholeWords } from './pagefind/whole-words.ts';
import { openSideIndex, type SideClient } from './side-index/side-client.ts';

/** The search of a built site in one locale, wherever its files are. */
export interface PortableSearch {
  side: SideClient;
  /** Searches as the pages do, with corrections; each time with a new client of Pagefind. */
  answer(query: string, options?: AnswerOptions): Promise<Answer>;
}

/** @throws Error when the site has no index for the locale */
export async function openPortableSearch(
  pagefind: PortablePagefind,
  locale: string,
  readFile: ReadSiteFile,
): Promise<PortableSearch> {
  async function readJson(path: string): Promise<unknown> {
    const file = await readFile(`search/${path}`);
    if (file === undefined) throw new Error(`The site has no search/${path}.`);
    return JSON.parse(new TextDecoder().decode(file));
  }

  const side = await openSideIndex(locale, readJson);
  let corrections: Corrections | undefined;
  return {
    side,
    async answer(query, options) {
      const client = cacheSearches(findWholeWords(await openPortablePagefind(pagefind, languageTag(locale), readFile)));
      return answerQuery({ reader: side.reader, side, pagefind: client }, query, {
        async loadCorrections() {
          corrections ??= (await readJson(`${locale}/${correctionsFile}`)) as Corrections;
          return corrections;
        },
        ...options,
      });
    },
  };
}
