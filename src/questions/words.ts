import { type Statement, statement, type Value } from '../store/store.ts';
import type { Guard } from './outbox/enqueue.ts';
import type { Sealer } from './sealer.ts';

/** Different words of a question that can be searched for; a text of the longest length has fewer unless it is noise. */
const maxWords = 400;

/** Words in one statement, always the same number, so that a database compiles it once. */
const wordsPerStatement = 32;

/**
 * What a text can be found by: its Latin words and numbers, and each pair of neighbouring Han characters. Width and case
 * make no difference.
 */
export function wordsOf(text: string): string[] {
  const words = new Set<string>();
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{L}\p{N}]+/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) words.add(run.slice(0, 40));
    else if ([...run].length === 1) words.add(run);
    else for (const pair of pairsOf([...run])) words.add(pair);
    if (words.size >= maxWords) break;
  }
  return [...words].slice(0, maxWords);
}

/** Keyed hash of a word as a whole number of 48 bits; different words rarely share one. */
export function wordHash(word: string, sealer: Pick<Sealer, 'hash'>): number {
  return Buffer.from(sealer.hash('word', word), 'base64url').readUIntBE(0, 6);
}

/** All hashes under which a word may be stored. */
export function wordHashes(word: string, sealer: Pick<Sealer, 'hashes'>): number[] {
  return sealer.hashes('word', word).map((hash) => Buffer.from(hash, 'base64url').readUIntBE(0, 6));
}

/** Statements that let a question be found by the words of a text, for the transaction that stores the text. */
export function rememberWords(text: string, sealer: Pick<Sealer, 'hash'>, guard: Guard): Statement[] {
  const hashes = wordsOf(text).map((word) => wordHash(word, sealer));
  const statements: Statement[] = [];
  for (let first = 0; first < hashes.length; first += wordsPerStatement) {
    const some = hashes.slice(first, first + wordsPerStatement);
    const padded = Array.from({ length: wordsPerStatement }, (_, index) => some[index] ?? some[0] ?? 0);
    statements.push(
      statement(
        `INSERT INTO question_word (word, question)
         SELECT DISTINCT CAST(column1 AS BIGINT), id FROM (VALUES ${padded.map(() => '(?)').join(', ')}) AS words, question
         WHERE ${guard.sql} ON CONFLICT DO NOTHING`,
        ...padded,
        ...guard.values,
      ),
    );
  }
  return statements;
}

/** A word of a question that is stored in the same transaction. */
export interface RememberedWord {
  /** By `wordHash`. */
  word: number;
  question: string;
}

/** The words that a question can be found by, as `rememberWords` stores them. */
export function rememberedWords(id: string, text: string, sealer: Pick<Sealer, 'hash'>): RememberedWord[] {
  return wordsOf(text).map((word) => ({ word: wordHash(word, sealer), question: id }));
}

/** Rows of one statement; D1 takes a hundred values. */
const rowsPerStatement = 45;

/**
 * Statements that store words of many questions, which go in faster in the order of the table.
 *
 * @param condition SQL that must hold for any of them to be stored
 */
export function insertWords(
  words: readonly RememberedWord[],
  condition: { sql: string; values: readonly Value[] } = { sql: '1 = 1', values: [] },
): Statement[] {
  const sorted = words.toSorted((a, b) => a.word - b.word || (a.question < b.question ? -1 : 1));
  const statements: Statement[] = [];
  for (let first = 0; first < sorted.length; first += rowsPerStatement) {
    const some = sorted.slice(first, first + rowsPerStatement);
    statements.push(
      statement(
        `INSERT INTO question_word (word, question)
         SELECT CAST(column1 AS BIGINT), CAST(column2 AS TEXT) FROM (VALUES ${some.map(() => '(?, ?)').join(', ')}) AS words
         WHERE ${condition.sql} ON CONFLICT DO NOTHING`,
        ...some.flatMap(({ word, question }) => [word, question]),
        ...condition.values,
      ),
    );
  }
  return statements;
}

function pairsOf(symbols: readonly string[]): string[] {
  return symbols.slice(1).map((symbol, index) => `${symbols[index]}${symbol}`);
}
