import { quickHits } from '../ranking/quick-hits.ts';
import { type Hit, urgentIssue } from '../ranking/rank-articles.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { normalizeQuery } from '../text/words.ts';
import { intentOf } from '../understanding/intent.ts';
import { chooseWords } from '../understanding/query-words.ts';

/** The first row of a search, before Pagefind is there; it will be the first row of the whole answer, too. */
export interface FirstRow {
  hit: Hit;
  query: string;
  words: string[];
}

/** Text of a long query is cut, and says so above the results. */
const maxCharacters = 60;

/** @returns `undefined` when only the whole ranking can tell */
export async function findFirst(side: SideClient, query: string): Promise<FirstRow | undefined> {
  // Above the first row of these are the ways to a person, or a note.
  if (normalizeQuery(query).length > maxCharacters || intentOf(query, side.reader) !== undefined) return undefined;
  const [quick] = await quickHits(side, query);
  const article = quick && (await side.article(quick.key));
  if (quick === undefined || article === undefined) return undefined;
  const hit = { ...article, key: quick.key, score: 0, isUrgent: article.issue === urgentIssue };
  const { text, words } = await chooseWords(query, side.reader, side);
  return { hit, query: text, words };
}
