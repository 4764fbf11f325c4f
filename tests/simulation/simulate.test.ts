import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/metrics/days.ts';
import { migrate } from '../../src/records/migrate.ts';
import { readDatabase } from '../../src/records/read-database.ts';
import { collect } from '../../src/reports/collect.ts';
import { renderReport } from '../../src/reports/renderers/index.ts';
import { type Report, reportOf } from '../../src/reports/report.ts';
import { lastWeeks } from '../../src/reports/weeks.ts';
import type { SimulatedContent } from '../../src/simulation/simulated-content.ts';
import type { Truth } from '../../src/simulation/truth.ts';
import { truthSchema } from '../../src/simulation/truth.ts';
import { truthFileOf, writeSimulation } from '../../src/simulation/write-simulation.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Row, statement } from '../../src/store/store.ts';
import { plainLook } from '../reports/builders.ts';
import { newFolder } from '../support/folder.ts';
import { contentDir, sampleContent } from './builders.ts';

const until = '2026-11-20';
let folder: string;
let file: string;
let content: SimulatedContent;
let truth: Truth;

beforeAll(async () => {
  folder = newFolder();
  file = join(folder, 'simulated.db');
  content = await sampleContent();
  truth = await writeSimulation(file, content, { seed: 7, until, weeks: 4, readersPerDay: 400 });
});

async function select(sql: string): Promise<Row[]> {
  return (await readDatabase(file, (store) => store.query(statement(sql)))) ?? [];
}

async function count(sql: string): Promise<number> {
  return Number((await select(sql))[0]?.['n'] ?? 0);
}

describe('a simulation', () => {
  test('gives the same bytes for the same seed, and others for another', async () => {
    const options = { until, weeks: 2, readersPerDay: 40 };
    const bytesOf = async (name: string, seed: number): Promise<Buffer> => {
      await writeSimulation(join(folder, name), content, { ...options, seed });
      return readFile(join(folder, name));
    };
    const first = await bytesOf('a.db', 3);
    expect((await bytesOf('b.db', 3)).equals(first)).toBe(true);
    expect((await bytesOf('c.db', 4)).equals(first)).toBe(false);
  });

  test('writes beside it what was planted and sent', async () => {
    const written = truthSchema.parse(JSON.parse(await readFile(truthFileOf(file), 'utf8')));
    expect(written).toEqual(truth);
    expect(await count('SELECT count(*) AS n FROM event')).toBe(truth.sent.votes + truth.sent.spamVotes);
    expect(await count('SELECT count(*) AS n FROM comment')).toBe(truth.sent.comments);
    expect(await count('SELECT count(*) AS n FROM survey')).toBe(truth.sent.surveys);
    expect(await count('SELECT count(*) AS n FROM question')).toBe(truth.sent.questions);
    expect(await count("SELECT count(*) AS n FROM question_step WHERE move = 'answer'")).toBe(truth.sent.replies);
    expect(await count('SELECT sum(handling_minutes) AS n FROM question')).toBeGreaterThanOrEqual(truth.sent.handlingMinutes);
    expect(await count("SELECT sum(n) AS n FROM count WHERE kind = 'outcome'")).toBe(truth.sent.searchesFailed);
    expect(await count("SELECT sum(n) AS n FROM count WHERE name = 'search-found'")).toBe(truth.sent.searchesFound);
  });

  test('sends spam that the endpoint holds back', async () => {
    const { article, locale, votes } = truth.spam;
    const spam = `article = '${article}' AND locale = '${locale}' AND at BETWEEN ${Date.parse(truth.spam.at)} AND ${Date.parse(truth.spam.at) + 3_600_000}`;
    expect(await count(`SELECT count(*) AS n FROM event WHERE ${spam}`)).toBeGreaterThanOrEqual(votes);
    expect(await count(`SELECT count(*) AS n FROM event WHERE held = '' AND ${spam}`)).toBeLessThan(votes / 10);
  });

  test('has more questions about the surging category in its days than in as many days before', async () => {
    const { category, from, to } = truth.surge;
    const asked = (first: string, last: string): Promise<number> =>
      count(
        `SELECT count(*) AS n FROM question WHERE category = '${category}' AND received_at >= ${Date.parse(first)} AND received_at < ${Date.parse(addDays(last, 1))}`,
      );
    expect(await asked(from, to)).toBeGreaterThan(3 * (await asked(addDays(from, -7), addDays(to, -7))));
  });

  test('is refused in place of a database with real data', async () => {
    const real = join(folder, 'real.db');
    const store = createSqliteStore({ file: real });
    await migrate(store);
    await store.close();
    const before = await readFile(real);
    await expect(writeSimulation(real, content, { seed: 1, until, weeks: 2, readersPerDay: 10 })).rejects.toThrow(
      'exists and is not a simulated database',
    );
    expect(await readFile(real)).toEqual(before);
  });
});

describe('the report on a simulation', () => {
  let report: Report;
  beforeAll(async () => {
    const revisionsFile = join(folder, 'revisions.json');
    await writeFile(revisionsFile, JSON.stringify(content.revisions));
    const none = join(folder, 'none');
    const input = await collect({
      contentDir,
      database: file,
      revisionsFile,
      audience: 'public',
      fragileFile: none,
      fragmentsDir: none,
      siteDir: none,
      today: until,
      now: Date.parse(`${until}T12:00:00Z`),
      period: lastWeeks(until, 4),
      visitsFile: undefined,
    });
    report = reportOf(input);
  });

  test('names the broken article first, and no more others than chance allows', () => {
    const [first, ...others] = report.next.rewrite;
    const [broken] = truth.brokenArticles;
    expect(first).toEqual({ locale: broken?.locale, id: broken?.article });
    // One end of a 95 % interval misses the truth in one article of forty.
    expect(others.length).toBeLessThanOrEqual(content.articles.length / 40);
  });

  test('puts the missing topic before all other questions', () => {
    const missing = Object.values(truth.missingTopic.phrasings).flat();
    const [first] = report.searches.questions.toSorted((a, b) => b.asked - a.asked);
    expect(missing).toContain(first?.phrasings[0]?.text);
  });

  test('measures what a question takes within a tenth of what was planted', () => {
    // The mean of a log-normal time is median × e^(σ²/2), with σ = ½; two minutes go to classifying.
    for (const { kind, medianMinutes } of truth.handling) {
      const found = report.capacity.kinds.find((one) => one.kind === kind);
      if (found === undefined || found.timed < 100) continue;
      const perReply = found.minutes?.total ?? 0;
      // One in eight is asked again.
      const planted = (medianMinutes * Math.exp(0.125) + 2) / (1 - 0.12);
      expect(Math.abs(perReply / planted - 1), kind).toBeLessThan(0.1);
    }
  });

  test('says in every file that it is simulated, and writes none that the pages read', () => {
    const files = [...renderReport(report, plainLook)];
    const names = files.map(({ path }) => path);
    expect(names).not.toContain('asked-most.json');
    expect(names.filter((name) => name.endsWith('.csv') && !name.includes('simulated'))).toEqual([]);
    for (const { path, text } of files.filter(({ path: name }) => /(?:\.html|\.md|report\.json)$/.test(name)))
      expect(/simulated|模拟/i.test(text), path).toBe(true);
  });
});
