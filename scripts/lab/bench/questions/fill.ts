import { DatabaseSync } from 'node:sqlite';
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

/**
 * Fills the tables of an empty database with questions whose texts have been erased, which lists and searches do not
 * notice: encrypting a million would take longer than measuring.
 *
 * @param onProgress told now and then how many there are
 */
export function fillQuestions(file: string, count: number, sealer: Sealer, onProgress: (done: number) => void): void {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA synchronous = OFF; BEGIN');
  const hashes = Array.from({ length: vocabularySize }, (_, rank) => wordHash(wordOf(rank), sealer));
  const addWord = database.prepare('INSERT OR IGNORE INTO question_word (word, question) VALUES (?, ?)');
  let seed = 1;
  // Park & Miller (1988), CACM 31(10): the same questions in every run.
  const next = (): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let number = 0; number < count; number += 1) {
    const row = questionRow(number, count);
    const { sql, values } = insertRow('question', row);
    database.prepare(sql).run(...values);
    for (let word = 0; word < wordsPerQuestion; word += 1)
      addWord.run(hashes[Math.floor(vocabularySize * next() ** 3)] ?? 0, row.id);
    if (number % 100_000 === 0) onProgress(number);
  }
  database.exec('COMMIT; ANALYZE');
  database.close();
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
