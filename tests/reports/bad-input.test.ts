import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { migrate } from '../../src/records/migrate.ts';
import { collect } from '../../src/reports/collect.ts';
import { readPeriod } from '../../src/reports/period.ts';
import { reportOf } from '../../src/reports/report.ts';
import { documentOf } from '../../src/reports/report-document.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Statement, statement } from '../../src/store/store.ts';
import { writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { revision } from './builders.ts';

const today = '2026-11-20';
const now = Date.parse(`${today}T12:00:00Z`);

/** One vote on an article of the site. */
function vote(article: string, at: number): Statement {
  return statement(
    "INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust) VALUES (?, 1, ?, ?, 'zh-cn', 'aaaaaaaaaaaa', 'public', 'helpful', 1)",
    `${at}${'A'.repeat(22)}`,
    at,
    article,
  );
}

interface Given {
  stored?: readonly Statement[];
  files?: Record<string, string>;
  figures?: string;
}

/** What the report says, as text, by language. */
async function reportOn({ stored, files = {}, figures }: Given): Promise<Record<'en' | 'zh-cn', string>> {
  const folder = newFolder();
  const database = join(folder, 'jieda.db');
  if (stored !== undefined) {
    const store = createSqliteStore({ file: database });
    await migrate(store);
    const published = ['refund', 'gone'].map((id) => ({ ...revision(), id, redirectFrom: [] }));
    await rememberRevisions(store, { version: 1, audience: 'public', articles: published }, now - 30 * dayMs);
    await store.write([...stored]);
    await store.close();
  }
  const figuresFile = join(folder, 'figures.csv');
  if (figures !== undefined) writeFileSync(figuresFile, figures);
  const report = reportOf(
    await collect({
      contentDir: await writeContent({ locales: ['zh-cn', 'en'], files }),
      database,
      revisionsFile: join(folder, 'none'),
      audience: 'public',
      fragileFile: join(folder, 'none'),
      fragmentsDir: join(folder, 'fragments'),
      siteDir: join(folder, 'none'),
      ...(figures !== undefined && { figuresFile }),
      today,
      now,
      period: readPeriod({}, today),
    }),
  );
  const said = (locale: string): string => JSON.stringify(documentOf(report, locale));
  return { en: said('en'), 'zh-cn': said('zh-cn') };
}

describe('the report says so, in each language, instead of guessing', () => {
  const target = (metric: string): string => `- { metric: ${metric}, better: higher, target: 0.8, alert: 0.6, scale: 0.1 }\n`;

  test.each<[what: string, given: Given, en: string, zhCn: string]>([
    ['there is no store', {}, 'There is nothing to judge by yet', '还没有数据，无法判断好坏'],
    ['the store is empty', { stored: [] }, 'There is nothing to judge by yet', '还没有数据，无法判断好坏'],
    ['there is one vote', { stored: [vote('refund', now - dayMs)] }, 'too few (n = 1)', '样本太少（n = 1）'],
    [
      'an article was deleted since',
      { stored: [vote('gone', now - dayMs)] },
      'These articles no longer exist',
      '这些投票的文章已不存在',
    ],
    [
      'the clock is behind',
      { stored: [vote('refund', now + 2 * dayMs)] },
      'The newest vote is dated 2026-11-22, after today, 2026-11-20',
      '2026-11-22',
    ],
    [
      'a target has no figure',
      { stored: [], files: { 'targets.yaml': target('csat') } },
      'Figures with a target that are unknown, which is not the same as met',
      '有目标、但还算不出来的（不算达标）',
    ],
    [
      'a target is for no figure at all',
      { stored: [], files: { 'targets.yaml': target('happiness') } },
      'targets.yaml names figures that do not exist; they are not used: happiness',
      'happiness',
    ],
    ['questions are closed', { stored: [] }, 'this report was made without the key (KB_KEY)', '这份报告没有密钥（KB_KEY）'],
  ])('when %s', async (_what, given, en, zhCn) => {
    const said = await reportOn(given);
    expect(said.en).toContain(en);
    expect(said['zh-cn']).toContain(zhCn);
    for (const text of Object.values(said)) expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });
});

describe('no report is made, and the message says why and what to do', () => {
  test('for a period in the future', () => {
    expect(() => readPeriod({ since: '2026-11-21' }, today)).toThrow('--since is 2026-11-21, which is after today, 2026-11-20.');
  });

  test('for a store newer than the engine', async () => {
    const stored = [statement("INSERT INTO migration (version, name) VALUES (999, 'later')")];
    await expect(reportOn({ stored })).rejects.toMatchObject({
      message: expect.stringMatching(/created by a newer engine; its schema is 999/),
      hint: expect.stringContaining('Read it with that engine'),
    });
  });

  test('for a CSV with wrong columns', async () => {
    await expect(reportOn({ stored: [], figures: 'from,to,clicks\n2026-11-01,2026-11-07,4\n' })).rejects.toThrow(/clicks/);
  });
});
