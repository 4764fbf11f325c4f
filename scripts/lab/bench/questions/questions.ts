import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { senderOf } from '../../../../src/endpoint/actor.ts';
import { quantile } from '../../../../src/metrics/quantile.ts';
import { listQuestions } from '../../../../src/questions/list-questions.ts';
import type { QuestionFilter } from '../../../../src/questions/question-filter.ts';
import { recordQuestion } from '../../../../src/questions/record-question.ts';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { states } from '../../../../src/questions/states.ts';
import { countWaiting } from '../../../../src/questions/waiting-counts.ts';
import { cacheDaySalt } from '../../../../src/readers/day-salt.ts';
import type { RandomBytes } from '../../../../src/readers/random.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { createSqliteStore } from '../../../../src/store/sqlite.ts';
import type { Store } from '../../../../src/store/store.ts';
import { fillQuestions, wordOf } from './fill.ts';

/** Budgets of DESIGN 6 and its issue. */
export const budgets = { p95Ms: 100, askedPerSecond: 200 } as const;

export interface QuestionsReport {
  questions: number;
  lists: { name: string; medianMs: number; p95Ms: number; rows: number }[];
  askedPerSecond: number;
  isMet: boolean;
}

const closed = ['answered', 'resolved', 'rated'] as const;

/** What the staff asks for; the frequencies of words are those of `fillQuestions`. */
const lists: readonly (readonly [string, QuestionFilter])[] = [
  ['waiting', {}],
  ['waiting, nobody has it', { assignee: null }],
  ['waiting, mine', { assignee: 'person-4' }],
  ['closed', { states: closed }],
  ['closed, en, one topic', { states: closed, locale: 'en', category: 'refunds' }],
  ['of one asker', { states, customers: ['c77'] }],
  ['search: a frequent word', { states, text: wordOf(0) }],
  ['search: two frequent words', { states, text: `${wordOf(0)} ${wordOf(1)}` }],
  ['search: a rare word', { states, text: wordOf(2_990) }],
  ['search: frequent and rare', { states, text: `${wordOf(0)} ${wordOf(2_990)}` }],
  ['search: no such word', { states, text: `${wordOf(0)} nothing` }],
  ['search among those waiting', { text: wordOf(3) }],
  ['by the beginning of an id', { states, text: '240101' }],
];

/** Fills a database in a temporary folder and measures it. */
export async function benchQuestions(
  { questions, asked, repeats }: { questions: number; asked: number; repeats: number },
  progress: (line: string) => void,
): Promise<QuestionsReport> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-questions-'));
  try {
    const file = join(folder, 'questions.db');
    const random: RandomBytes = (size) => randomBytes(size);
    const sealer = createSealer(randomBytes(32), random);
    await using(file, migrate);
    fillQuestions(file, questions, sealer, (done) => progress(`${done} of ${questions} questions written`));
    return await using(file, async (store) => {
      const measured: QuestionsReport['lists'] = [];
      for (const [name, filter] of lists) {
        progress(name);
        measured.push({ name, ...(await time(repeats, () => listQuestions(store, sealer, filter, 50))) });
      }
      measured.push({
        name: 'counts above the list',
        ...(await time(repeats, async () => [await countWaiting(store, 'person-4', 0)])),
      });
      progress(`storing ${asked} questions`);
      const askedPerSecond = await timeAsking(store, asked, { sealer, random });
      const isMet = measured.every(({ p95Ms }) => p95Ms <= budgets.p95Ms) && askedPerSecond >= budgets.askedPerSecond;
      return { questions, lists: measured, askedPerSecond, isMet };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function using<Result>(file: string, run: (store: Store) => Promise<Result>): Promise<Result> {
  const store = createSqliteStore({ file });
  try {
    return await run(store);
  } finally {
    await store.close();
  }
}

async function time(repeats: number, run: () => Promise<readonly unknown[]>) {
  const times: number[] = [];
  let rows = 0;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const start = performance.now();
    rows = (await run()).length;
    times.push(performance.now() - start);
  }
  return { medianMs: quantile(times, 0.5) ?? 0, p95Ms: quantile(times, 0.95) ?? 0, rows };
}

/** Questions a second, 32 under way at once, each from a reader of its own. */
async function timeAsking(
  store: Store,
  asked: number,
  { sealer, random }: { sealer: ReturnType<typeof createSealer>; random: RandomBytes },
): Promise<number> {
  const readDaySalt = cacheDaySalt(store, random);
  const settings = { form: 'mail', channels: [], holidays: [], categories: [], products: [], people: [] };
  let number = 0;
  async function askOn(): Promise<void> {
    while (number < asked) {
      number += 1;
      const sender = senderOf('public', { address: `2001:db8:${number.toString(16)}::1`, agent: 'bench' });
      const text = `My refund number ${number} has not arrived on my card although it was approved a week ago.`;
      const options = { sender, readDaySalt, sealer, settings, zone: 'UTC', now: Date.now(), random };
      await recordQuestion(store, options, { locale: 'en', text, contact: `reader${number}@example.com` });
    }
  }
  const start = performance.now();
  await Promise.all(Array.from({ length: 32 }, askOn));
  return asked / ((performance.now() - start) / 1_000);
}
