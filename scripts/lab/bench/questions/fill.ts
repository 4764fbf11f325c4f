import { chmodSync, closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Sealer } from '../../../../src/questions/sealer.ts';
import { question, questionWord } from '../../../../src/questions/tables.ts';
import { wordHash } from '../../../../src/questions/words.ts';
import { createTable, insertRow } from '../../../../src/store/create-table.ts';
import { generateQuestions, vocabulary } from './generated.ts';

type OnProgress = (done: number) => void;

const hashesOf = (sealer: Sealer): number[] => vocabulary.map((word) => wordHash(word, sealer));

/** Fills an empty database in a file. Words go in in the order of their table, whichever the order of the questions. */
export function fillSqlite(file: string, count: number, sealer: Sealer, onProgress: OnProgress): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144');
  for (const index of Object.keys(question.indexes ?? {})) database.exec(`DROP INDEX ${index}`);
  database.exec('DROP INDEX question_word_question; BEGIN');
  const questionsOf = vocabulary.map((): number[] => []);
  const ids: string[] = [];
  let add: ReturnType<DatabaseSync['prepare']> | undefined;
  for (const { row, words } of generateQuestions(count)) {
    const { sql, values } = insertRow('question', row);
    add ??= database.prepare(sql);
    add.run(...values);
    for (const word of words) questionsOf[word]?.push(ids.length);
    if (ids.push(row.id) % 100_000 === 0) onProgress(ids.length);
  }
  const addWord = database.prepare('INSERT INTO question_word (word, question) VALUES (?, ?)');
  const sorted = hashesOf(sealer)
    .map((hash, index) => ({ hash, questions: questionsOf[index] ?? [] }))
    .sort((a, b) => a.hash - b.hash);
  for (const { hash, questions } of sorted) for (const number of questions) addWord.run(hash, ids[number] ?? '');
  database.exec('COMMIT');
  for (const { sql } of [question, questionWord].flatMap(indexesOf)) database.exec(sql);
  database.exec('PRAGMA journal_mode = WAL');
  database.close();
}

/**
 * Fills an empty database of a server on this machine, from files that it reads itself. Rows lie in the order in which
 * questions came.
 */
export async function fillPostgres(url: string, count: number, sealer: Sealer, onProgress: OnProgress): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-questions-'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // The server runs as another user.
    chmodSync(folder, 0o755);
    const [questions, words] = [join(folder, 'question'), join(folder, 'question_word')];
    const columns = writeRows(count, hashesOf(sealer), { questions, words }, onProgress);
    await client.query("ALTER SYSTEM SET max_wal_size = '8GB'");
    await client.query("SELECT pg_reload_conf(); SET synchronous_commit = off; SET maintenance_work_mem = '512MB'");
    for (const each of [question, questionWord])
      for (const index of Object.keys(each.indexes ?? {})) await client.query(`DROP INDEX ${index}`);
    await client.query('ALTER TABLE question_word DROP CONSTRAINT question_word_pkey');
    await client.query(`COPY question (${columns.join(', ')}) FROM '${questions}'`);
    await client.query(`COPY question_word (word, question) FROM '${words}'`);
    await client.query('ALTER TABLE question_word ADD PRIMARY KEY (word, question)');
    for (const { sql } of [question, questionWord].flatMap(indexesOf)) await client.query(sql);
    // Autovacuum has done as much in a database that was filled over years.
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bytes that are written to a file at a time. */
const chunkBytes = 1 << 20;

/** Writes the rows in the text format of COPY, which needs no escapes here. @returns the columns of the questions */
function writeRows(
  count: number,
  hashes: readonly number[],
  files: { questions: string; words: string },
  onProgress: OnProgress,
): string[] {
  let columns: string[] = [];
  const write = { questions: appendTo(files.questions), words: appendTo(files.words) };
  let done = 0;
  for (const { row, words } of generateQuestions(count)) {
    columns = Object.keys(row);
    write.questions(
      `${Object.values(row)
        .map((value) => value ?? '\\N')
        .join('\t')}\n`,
    );
    for (const word of words) write.words(`${hashes[word]}\t${row.id}\n`);
    done += 1;
    if (done % 100_000 === 0) onProgress(done);
  }
  write.questions();
  write.words();
  return columns;
}

/** @returns a function that writes to a new file; without a text, the last of it */
function appendTo(file: string): (text?: string) => void {
  const opened = openSync(file, 'wx', 0o644);
  let chunk = '';
  return function append(text) {
    if (text !== undefined) chunk += text;
    if (text !== undefined && chunk.length < chunkBytes) return;
    writeSync(opened, chunk);
    chunk = '';
    if (text === undefined) closeSync(opened);
  };
}

/** Statements that create the indexes of a table. */
function indexesOf(described: typeof question | typeof questionWord) {
  return createTable(described).slice(1);
}
