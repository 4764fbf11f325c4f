import { quickHits } from '../ranking/quick-hits.ts';
import { urgentIssue } from '../ranking/rank-articles.ts';
import type { ReadyAnswer } from '../ready/ready-answer.ts';
import { type ResultRow, resultRow } from '../result-row.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { normalizeQuery } from '../text/words.ts';
import { intentOf } from '../understanding/intent.ts';
import { chooseWords } from '../understanding/query-words.ts';
import { findReady, readyFilesIn } from './find-ready.ts';

/**
 * What is known of an answer while Pagefind is loading: a ready answer, or else the first row, if titles and questions
 * decide it. It will be first in the whole answer, too.
 *
 * @param loaded resolves when Pagefind is there
 * @returns `undefined` when only the whole ranking can tell
 */
export async function findFirstRows(
  query: string,
  side: SideClient,
  locale: string,
  loaded: Promise<void>,
): Promise<ReadyAnswer | ResultRow | undefined> {
  const asked = findReady(query, readyFilesIn(side, locale));
  // With Pagefind there, nothing else needs to be awaited.
  const other = loaded.then(
    () => undefined,
    () => asked,
  );
  return (await Promise.race([asked, other])) ?? findFirst(side, query);
}

/** Text of a long query is cut, and says so above the results. */
const maxCharacters = 60;

async function findFirst(side: SideClient, query: string): Promise<ResultRow | undefined> {
  // Above the first row of these are the ways to a person, or a note.
  if (normalizeQuery(query).length > maxCharacters) return undefined;
  if ((await intentOf(query, side.reader, side)) !== undefined) return undefined;
  const [quick] = await quickHits(side, query);
  const article = quick && (await side.article(quick.key));
  if (quick === undefined || article === undefined) return undefined;
  const hit = { ...article, key: quick.key, score: 0, isUrgent: article.issue === urgentIssue };
  const { text, words } = await chooseWords(query, side.reader, side);
  return resultRow(hit, { outcome: { query: text, words }, reader: side.reader }, true);
}
