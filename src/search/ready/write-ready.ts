import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, type AnswerOptions, answerQuery } from '../answer-query.ts';
import type { RowKeeper, RowParts } from '../kept/kept-rows.ts';
import type { BulkClient } from '../pagefind/bulk-client.ts';
import { countedIn, type RankedArticle, withArticles } from '../ranking/articles-in-memory.ts';
import { createShortlists } from '../ranking/shortlist.ts';
import { resultRow } from '../result-row.ts';
import { firstHits } from '../search-articles.ts';
import type { OpenedSideIndex, SideClient } from '../side-index/side-client.ts';
import { isAnswered } from '../snippets/answered.ts';
import { cacheFeatures } from '../text/cache-features.ts';
import { isReady, withoutRows } from './of-answer.ts';
import { type ReadyAnswer, type ReadyFiles, readyFile, readyRows } from './ready-answer.ts';

/** Texts whose features are kept: the sentences of an article, however long it is. */
const maxTexts = 5_000;

/** Bytes of a file before compression, about; compressed, it is a third. */
const fileSize = 6_000;

/** What the rows of the answers are made with. */
export interface RowSources {
  /** Of the files of the articles, by their ids. */
  articleDigests: ReadonlyMap<string, string>;
  keeper: RowKeeper;
}

/**
 * Asks the finished index of a locale each query, as a page would.
 *
 * @param pagefind numbers pages in the order of the articles
 * @param articles in the order of the index
 * @param queries see `readyQueries`
 * @returns the answers that are sure, and need nothing above their first row
 * @throws Error when the index cannot be read
 */
export async function makeReadyAnswers(
  { pagefind, side }: { pagefind: BulkClient; side: OpenedSideIndex },
  articles: readonly RankedArticle[],
  queries: readonly string[],
  { articleDigests, keeper, loadCorrections }: RowSources & Required<Pick<AnswerOptions, 'loadCorrections'>>,
): Promise<ReadyAnswer[]> {
  const reader = cacheFeatures(side.reader, maxTexts);
  const counted = countedIn(side, articles, reader);
  const inMemory = withArticles(side, articles);
  const shortlists = createShortlists({ reader, side: inMemory, counted, pagefind, namesOthers: true });
  const sources = { reader, pagefind, side: inMemory, counted, ...shortlists };
  const ready: ReadyAnswer[] = [];
  const rows: PendingRow[] = [];
  for (const key of queries) {
    const answer = await answerQuery(sources, key, { limit: firstHits, loadCorrections });
    if (!isReady(answer)) continue;
    const own = withoutRows(key, answer, side);
    ready.push(own);
    rows.push(...pendingRows(own, answer, articleDigests));
  }
  await addRows(rows, side, keeper);
  return ready;
}

/** A row whose snippet has not been chosen yet. */
interface PendingRow {
  answer: ReadyAnswer;
  place: number;
  parts: RowParts;
  score: number;
}

/** An article at a time: the features of its sentences, which take most of the time, are needed by all queries that find it. */
async function addRows(
  pending: readonly PendingRow[],
  { reader, article: articleOf }: SideClient,
  keeper: RowKeeper,
): Promise<void> {
  const missing = pending.filter(({ answer, place, parts }) => {
    const row = keeper.find(parts);
    if (row !== undefined) answer.rows[place] = row;
    return row === undefined;
  });
  for (const [key, own] of Map.groupBy(missing, ({ parts }) => parts.key)) {
    const article = await articleOf(key);
    if (article === undefined) throw new Error(`The search index has no file of the article ${key}.`);
    for (const { answer, place, parts, score } of own) {
      const { isUrgent, outcome, isAnswer } = parts;
      const row = resultRow({ ...article, key, score, isUrgent }, { outcome, reader }, isAnswer);
      answer.rows[place] = row;
      keeper.keep(parts, row);
    }
  }
}

function pendingRows(answer: ReadyAnswer, outcome: Answer, articleDigests: RowSources['articleDigests']): PendingRow[] {
  const { query, words } = outcome;
  return outcome.hits.slice(0, readyRows).map(({ key, score, isUrgent }, place) => {
    const isAnswer = place === 0 && isAnswered(outcome);
    const parts = { key, articleDigest: articleDigests.get(key), isUrgent, isAnswer, outcome: { query, words } };
    return { answer, place, parts, score };
  });
}

/**
 * @param folder of the locale
 * @returns `undefined` when there are no answers
 */
export async function writeReadyAnswers(answers: readonly ReadyAnswer[], folder: string): Promise<ReadyFiles | undefined> {
  if (answers.length === 0) return undefined;
  const text = JSON.stringify(answers);
  const count = Math.ceil(Buffer.byteLength(text) / fileSize);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 12);
  const files: ReadyFiles = { count, folder: `ready/${digest}` };
  const parts = new Map<string, ReadyAnswer[]>();
  for (let number = 0; number < count; number += 1) parts.set(`${files.folder}/${number}.json`, []);
  for (const answer of answers) parts.get(readyFile(answer.key, files))?.push(answer);
  await mkdir(join(folder, files.folder), { recursive: true });
  // Synchronous, which takes a third of the processor time for thousands of small files.
  for (const [path, part] of parts) writeFileSync(join(folder, path), JSON.stringify(part));
  return files;
}
