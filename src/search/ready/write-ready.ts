import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, type AnswerOptions, answerQuery } from '../answer-query.ts';
import { countValues, facetNames } from '../facets.ts';
import type { BulkClient } from '../pagefind/bulk-client.ts';
import { searchedWords } from '../ranking/searched-words.ts';
import { resultRow } from '../result-row.ts';
import { firstHits } from '../search-articles.ts';
import type { SideClient } from '../side-index/side-client.ts';
import { isAnswered } from '../snippets/answered.ts';
import { cacheFeatures } from '../text/cache-features.ts';
import type { TextReader } from '../text/text-reader.ts';
import { queryWords } from '../understanding/query-words.ts';
import { type ReadyAnswer, type ReadyFiles, readyFile, readyRows } from './ready-answer.ts';

/** Sentences whose features are kept: those of the articles that most queries find. */
const maxTexts = 20_000;

/** Bytes of a file before compression, about; compressed, it is a third. */
const fileSize = 6_000;

/**
 * Asks the finished index of a locale each query, as a page would.
 *
 * @param queries see `readyQueries`
 * @returns the answers that are sure, and need nothing above their first row
 * @throws Error when the index cannot be read
 */
export async function makeReadyAnswers(
  { pagefind, side }: { pagefind: BulkClient; side: SideClient },
  queries: readonly string[],
  loadCorrections: NonNullable<AnswerOptions['loadCorrections']>,
): Promise<ReadyAnswer[]> {
  const reader = cacheFeatures(side.reader, maxTexts);
  const words = queries.flatMap((query) => searchedWords(queryWords(query, reader), reader, side));
  await pagefind.load(words.filter((word) => !side.isFrequent(word)));
  const ready: ReadyAnswer[] = [];
  for (const key of queries) {
    const answer = await answerQuery({ reader, pagefind, side }, key, { limit: firstHits, loadCorrections });
    if (isReady(answer)) ready.push(readyAnswer(key, answer, { reader, side }));
  }
  return ready;
}

/** A word that is on no page may be one of another language of the site, where the page would search as well. */
function isReady({ isEmpty, isUnsure, isCut, intent, corrected, unknownWords }: Answer): boolean {
  return !isEmpty && !isUnsure && !isCut && intent === undefined && corrected === undefined && unknownWords.length === 0;
}

function readyAnswer(key: string, answer: Answer, { reader, side }: { reader: TextReader; side: SideClient }): ReadyAnswer {
  const found = answer.matching.flatMap(({ key }) => side.byKey.get(key) ?? []);
  return {
    key,
    rows: answer.hits
      .slice(0, readyRows)
      .map((hit, index) => resultRow(hit, { outcome: answer, reader }, index === 0 && isAnswered(answer))),
    likely: answer.hits.map(({ key }) => key),
    admitted: answer.admitted,
    facets: facetNames.filter((name) => countValues(found, name).size > 1),
  };
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
  for (const [path, part] of parts) await writeFile(join(folder, path), JSON.stringify(part));
  return files;
}
