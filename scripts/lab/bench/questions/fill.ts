import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { dayOf } from '../../../../src/metrics/instants.ts';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { wordHash } from '../../../../src/questions/words.ts';
import { insertRow } from '../../../../src/store/create-table.ts';

/** Of the vocabulary below; frequencies fall like those of real words. */
const wordsPerQuestion = 15;
const vocabularySize = 3_000;

/** Minutes between two questions: a million are about two and a half years. */
const minutesBetween = 1.4;

const categories = ['refunds', 'lessons', 'paying', 'certificates', 'account'];

/** Of the newest questions, every fourth still waits. */
const stillWaiting = 20_000;

/** The word of a rank; 0 is the most frequent. */
export const wordOf = (rank: number): string => `word${rank}`;

/** One question and its words. */
interface FilledQuestion {
  row: ReturnType<typeof questionRow>;
  words: Set<number>;
}

/**
 * Questions whose texts have been erased, which lists and searches do not notice: encrypting a million would take longer
 * than measuring. The same in every run.
 */
function* questionsToFill(count: number, sealer: Sealer): Generator<FilledQuestion> {
  const hashes = Array.from({ length: vocabularySize }, (_, rank) => wordHash(wordOf(rank), sealer));
  let seed = 1;
  // Park & Miller (1988), CACM 31(10).
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let number = 0; number < count; number += 1) {
    const words = Array.from({ length: wordsPerQuestion }, () => hashes[Math.floor(vocabularySize * next() ** 3)] ?? 0);
    yield { row: questionRow(number, count), words: new Set(words) };
  }
}

type OnProgress = (done: number) => void;

/** Fills an empty database in a file. */
export function fillSqlite(file: string, count: number, sealer: Sealer, onProgress: OnProgress): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const addWord = database.prepare('INSERT INTO question_word (word, question) VALUES (?, ?)');
  let done = 0;
  for (const { row, words } of questionsToFill(count, sealer)) {
    const { sql, values } = insertRow('question', row);
    database.prepare(sql).run(...values);
    for (const word of words) addWord.run(word, row.id);
    if (done++ % 100_000 === 0) onProgress(done);
  }
  database.exec('COMMIT; ANALYZE');
  database.close();
}

/** Questions in one statement. */
const batchQuestions = 2_000;

/** Fills an empty database on a server, whose syncing is left to it. */
export async function fillPostgres(url: string, count: number, sealer: Sealer, onProgress: OnProgress): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SET synchronous_commit = off');
  let batch: FilledQuestion[] = [];
  let done = 0;
  async function flush(): Promise<void> {
    // One JSON array for all rows: the protocol takes 65 535 values in a statement.
    await client.query(
      'INSERT INTO question SELECT (json_populate_record(NULL::question, row)).* FROM json_array_elements($1::json) AS row',
      [JSON.stringify(batch.map(({ row }) => ({ replies: 0, reopened: 0, handling_minutes: 0, ...row })))],
    );
    const pairs = batch.flatMap(({ row, words }) => [...words].map((word) => [word, row.id] as const));
    await client.query('INSERT INTO question_word SELECT * FROM unnest($1::bigint[], $2::text[])', [
      pairs.map(([word]) => word),
      pairs.map(([, id]) => id),
    ]);
    done += batch.length;
    batch = [];
    if (done % 100_000 === 0) onProgress(done);
  }
  for (const question of questionsToFill(count, sealer)) {
    batch.push(question);
    if (batch.length === batchQuestions) await flush();
  }
  if (batch.length > 0) await flush();
  await client.query('VACUUM ANALYZE');
  await client.end();
}

function questionRow(number: number, count: number) {
  const receivedAt = Date.parse('2024-01-01T00:00:00Z') + Math.floor(number * minutesBetween * 60_000);
  const isWaiting = number > count - stillWaiting && number % 4 === 0;
  const [waiting, closed] = [['received', 'classified', 'assigned'] as const, ['answered', 'resolved', 'rated'] as const];
  const who = `person-${number % 20}`;
  return {
    id: `${dayOf(receivedAt).slice(2).replaceAll('-', '')}-${number.toString(36).padStart(6, '0')}`,
    reference: `r${number}`,
    locale: number % 3 === 0 ? 'en' : 'zh-cn',
    edition: 'public',
    channel: 'form',
    kind: 'question',
    category: categories[number % categories.length] ?? null,
    severity: 'medium',
    state: (isWaiting ? waiting : closed)[number % 3] ?? 'received',
    version: 3,
    assignee: isWaiting && number % 8 === 0 ? null : who,
    customer: `c${number % 300_000}`,
    received_at: receivedAt,
    due_at: receivedAt + 3_600_000,
    touched_at: receivedAt + 7_200_000,
    trust: 1,
  };
}
