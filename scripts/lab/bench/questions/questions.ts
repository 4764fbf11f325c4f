import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayMs } from '../../../../src/metrics/instants.ts';
import { quantile } from '../../../../src/metrics/quantile.ts';
import { findQuestions } from '../../../../src/questions/finding/find-questions.ts';
import { readList } from '../../../../src/questions/list-questions.ts';
import { countDemand } from '../../../../src/questions/priority.ts';
import { readQuestionFigures } from '../../../../src/questions/question-figures.ts';
import { createSealer } from '../../../../src/questions/sealer.ts';
import { maxListed } from '../../../../src/questions/staff/list-page.ts';
import { countByState } from '../../../../src/questions/state-counts.ts';
import { countWaiting } from '../../../../src/questions/waiting-counts.ts';
import type { RandomBytes } from '../../../../src/readers/random.ts';
import { migrate } from '../../../../src/records/migrate.ts';
import { collectService } from '../../../../src/reports/parts/service/collect.ts';
import { serviceOf } from '../../../../src/reports/parts/service/compute.ts';
import { openStore } from '../../../../src/store/open-store.ts';
import { createSqliteStore } from '../../../../src/store/sqlite.ts';
import type { Store } from '../../../../src/store/store.ts';
import { postgresPrograms, startPostgres } from '../../load/postgres.ts';
import { fillPostgres, fillSqlite } from './fill.ts';
import { lists } from './lists.ts';
import { sealQuestions } from './seal-questions.ts';
import { timeAsking } from './time-asking.ts';

/** Budgets of DESIGN 6 and its issue. */
export const budgets = { p95Ms: 100, askedPerSecond: 200 } as const;

export interface QuestionsReport {
  questions: number;
  stores: StoreFigures[];
  isMet: boolean;
}

export interface StoreFigures {
  store: string;
  lists: { name: string; medianMs: number; p95Ms: number; rows: number }[];
  askedPerSecond: number;
  /** Votes that were stored in the same time. */
  votedPerSecond: number;
  /** Counting all questions by state, once in ten minutes. */
  statesMs: number;
  /** Reading and computing the report's figures of service of 100 000 questions. */
  report: { questions: number; milliseconds: number };
  isMet: boolean;
}

interface BenchOptions {
  questions: number;
  asked: number;
  repeats: number;
  /** `sqlite`, `postgres`, or both. */
  store: string;
}

type Progress = (line: string) => void;

/** Fills databases and measures them; PostgreSQL only where it is installed. */
export async function benchQuestions(options: BenchOptions, progress: Progress): Promise<QuestionsReport> {
  const random: RandomBytes = (size) => randomBytes(size);
  const sealer = createSealer(randomBytes(32), random);
  const stores: StoreFigures[] = [];
  if (options.store !== 'postgres') stores.push(await benchSqlite(options, { sealer, random }, progress));
  if (options.store !== 'sqlite' && postgresPrograms !== undefined)
    stores.push(await benchPostgres(options, { sealer, random }, progress));
  return { questions: options.questions, stores, isMet: stores.length > 0 && stores.every(({ isMet }) => isMet) };
}

interface Keys {
  sealer: ReturnType<typeof createSealer>;
  random: RandomBytes;
}

async function benchSqlite(options: BenchOptions, keys: Keys, progress: Progress): Promise<StoreFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-questions-'));
  const file = join(folder, 'questions.db');
  try {
    await using(createSqliteStore({ file }), migrate);
    fillSqlite(file, options.questions, keys.sealer, (done) =>
      progress(`SQLite: ${done} of ${options.questions} questions written`),
    );
    return await using(createSqliteStore({ file }), (store) => measure('SQLite', store, options, keys, progress));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function benchPostgres(options: BenchOptions, keys: Keys, progress: Progress): Promise<StoreFigures> {
  // As much memory as PostgreSQL takes where nobody sets it.
  const server = await startPostgres('128MB');
  try {
    const url = await server.newDatabase();
    await using(await openStore(url), migrate);
    await fillPostgres(url, options.questions, keys.sealer, (done) =>
      progress(`PostgreSQL: ${done} of ${options.questions} questions written`),
    );
    return await using(await openStore(url), (store) => measure('PostgreSQL', store, options, keys, progress));
  } finally {
    await server.stop();
  }
}

const askedText = 'My refund has not arrived on my card although it was approved a week ago. '.repeat(3);

async function measure(
  name: string,
  store: Store,
  { asked, repeats }: BenchOptions,
  { sealer, random }: Keys,
  progress: Progress,
): Promise<StoreFigures> {
  const measured: StoreFigures['lists'] = [];
  for (const { name: list, filter, after } of lists) {
    progress(`${name}: ${list}`);
    const part = { limit: maxListed, after };
    const { ids } = await findQuestions(store, sealer, filter, part);
    await sealQuestions(store, sealer, new Map(ids.map((id) => [id, askedText])));
    measured.push({ name: list, ...(await time(repeats, async () => (await readList(store, sealer, filter, part)).questions)) });
  }
  const one = (run: () => Promise<unknown>) => time(repeats, async () => [await run()]);
  const now = Date.now();
  measured.push({ name: 'counts above the list', ...(await one(() => countWaiting(store, 'person-4', now))) });
  measured.push({
    name: 'figures of the wall and /api/metrics',
    ...(await one(() => readQuestionFigures(store, { now, since: now - dayMs }))),
  });
  measured.push({ name: 'demand for topics, beside a question', ...(await one(() => countDemand(store, now))) });
  const [slice, whole] = await timeStates(store);
  measured.push({ name: '/api/metrics by state, each statement', ...slice });
  progress(`${name}: figures of service`);
  const report = await timeReport(store);
  progress(`${name}: storing ${asked} questions`);
  const rates = await timeAsking(store, asked, { sealer, random });
  const isMet = measured.every(({ p95Ms }) => p95Ms <= budgets.p95Ms) && rates.asked >= budgets.askedPerSecond;
  return {
    store: name,
    lists: measured,
    askedPerSecond: rates.asked,
    votedPerSecond: rates.voted,
    statesMs: whole,
    report,
    isMet,
  };
}

/** Counting by state: its statements, and all of them together, in milliseconds. */
async function timeStates(store: Store) {
  const times: number[] = [];
  const timing: Store = {
    ...store,
    async query(statement) {
      const start = performance.now();
      const rows = await store.query(statement);
      times.push(performance.now() - start);
      return rows as never;
    },
  };
  await countByState(timing);
  const whole = times.reduce((sum, each) => sum + each, 0);
  return [{ medianMs: quantile(times, 0.5) ?? 0, p95Ms: quantile(times, 0.95) ?? 0, rows: times.length }, whole] as const;
}

/** Of the first hundred thousand, which are about a hundred days. */
async function timeReport(store: Store): Promise<StoreFigures['report']> {
  const period = { from: '2024-01-01', to: '2024-04-06' };
  const start = performance.now();
  const input = await collectService({ store, period, asOf: Date.now() });
  const { total } = serviceOf({
    ...input,
    articles: [],
    people: [],
    period,
    searches: { demand: undefined, nearest: undefined },
  });
  return { questions: total.received, milliseconds: performance.now() - start };
}

async function using<Result>(store: Store, run: (store: Store) => Promise<Result>): Promise<Result> {
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
