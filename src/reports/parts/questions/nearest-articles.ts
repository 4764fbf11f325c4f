import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { foundWithin } from '../../../checks/search-contract/ask-question.ts';
import { UserError } from '../../../errors.ts';
import { parseArticleUrl } from '../../../knowledge/article-id.ts';
import { type OpenedSearch, openSearch } from '../../../search/open-search.ts';
import { textKey } from './text-key.ts';

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

/** Maximum number of texts to search for, starting with the most frequent. Each search takes milliseconds. */
const maxSearched = 2_000;

/**
 * Searches a built site for texts, as its pages would.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 * @returns by `textKey`; `undefined` when there is no built site that this engine can search
 */
export async function findNearest(siteDir: string, texts: readonly Text[]): Promise<Map<string, NearestArticle> | undefined> {
  if (!existsSync(join(siteDir, 'pagefind')) || !existsSync(join(siteDir, 'search'))) return undefined;
  const nearest = new Map<string, NearestArticle>();
  for (const [locale, own] of Map.groupBy(texts.slice(0, maxSearched), (text) => text.locale)) {
    const search = await open(siteDir, locale);
    if (search === undefined) continue;
    for (const { text } of own) nearest.set(textKey({ locale, text }), await ask(search, text));
  }
  return texts.length > 0 && nearest.size === 0 ? undefined : nearest;
}

export interface Text {
  locale: string;
  text: string;
}

/** `undefined` for a locale without articles, which has no index, and for an index of another engine version. */
async function open(siteDir: string, locale: string): Promise<OpenedSearch | undefined> {
  try {
    return await openSearch(siteDir, locale);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

async function ask(search: OpenedSearch, text: string): Promise<NearestArticle> {
  const { hits, isEmpty, confidence, isUnsure, unknownWords } = await search.answer(text, { limit: foundWithin });
  const first = isEmpty ? [] : hits.slice(0, foundWithin).flatMap(({ url }) => parseArticleUrl(url)?.id ?? []);
  return { article: first[0], first, confidence, isUnsure, unknownWords };
}
