import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read-content.ts';
import { makeRevisionsFile } from '../../src/edition/revisions-file.ts';
import { recordComment } from '../../src/feedback/comments/comment.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import type { RevisionsFile } from '../../src/knowledge/revision.ts';
import { migrate } from '../../src/records/migrate.ts';
import { collect } from '../../src/reports/collect.ts';
import { type Report, reportOf } from '../../src/reports/report.ts';
import { lastWeeks } from '../../src/reports/weeks.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { arrival, countingRandom, start, vote as votes } from '../feedback/builders.ts';
import { article, today, writeContent, writeFiles } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';

const body = '付款后 7 天内，在订单页点“申请退款”，钱会原路退回，一般三个工作日到账。超过 7 天，请联系客服。\n';
const typo = body.replace('申请退款', '申请退费');
const rewritten =
  '先打开“我的订单”。每门课右边都有一个按钮，按下去选原因，提交之后会收到短信。没有按钮的课不能退，可以换成别的课。\n';

/** An article that got eight not-helpful votes, in every order of writing, building, serving and reporting. */
describe('the present text of an article', () => {
  let contentDir: string;
  let folder: string;

  beforeEach(async () => {
    folder = newFolder();
    contentDir = await writeContent();
    await write(body);
    await build();
    await serve('2026-09-01');
    await vote();
  });

  const revisionsFile = () => join(folder, 'revisions.json');
  const database = () => join(folder, 'jieda.db');

  const write = (text: string) => writeFiles(contentDir, { 'articles/zh-cn/refund.mdx': article({ body: text }) });

  let published: RevisionsFile;

  /** What a build writes of its texts. */
  async function build(): Promise<void> {
    const { articles } = await readContent(contentDir, join(folder, 'fragments'));
    published = makeRevisionsFile(articles, 'public');
    await writeFile(revisionsFile(), JSON.stringify(published));
  }

  async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
    const store = createSqliteStore({ file: database() });
    await migrate(store);
    await use(store);
    await store.close();
  }

  /** What the endpoint does when it starts. */
  const serve = (day: string) => withStore((store) => rememberRevisions(store, published, Date.parse(`${day}T08:00:00Z`)));

  /** Eight readers say that the text did not help, two of them why. */
  const vote = () =>
    withStore(async (store) => {
      const random = countingRandom();
      for (let reader = 0; reader < 8; reader++) {
        const revision = published.articles[0]?.revision ?? '';
        const voted = await recordVote(store, arrival(store, random), votes({ revision, value: 'not-helpful' }));
        if (!('ballot' in voted)) throw new Error(voted.outcome);
        const about = { audience: 'public', reasons: ['not-true'], now: start } as const;
        if (reader < 2)
          await recordComment(store, about, { ballot: voted.ballot, reason: 'not-true', text: undefined, id: undefined });
      }
    });

  async function report({ isBuilt = true } = {}): Promise<Report> {
    const input = await collect({
      contentDir,
      audience: 'public',
      database: database(),
      revisionsFile: isBuilt ? revisionsFile() : join(folder, 'nothing-built.json'),
      fragmentsDir: join(folder, 'fragments'),
      fragileFile: join(folder, 'none.json'),
      siteDir: join(folder, 'none'),
      today,
      now: Date.parse(`${today}T12:00:00Z`),
      period: lastWeeks(today, 4),
    });
    return reportOf(input);
  }

  /** What the report says of the article, without the day on which the endpoint first saw its text. */
  async function said(options?: { isBuilt: boolean }) {
    const { articles, next, summary } = await report(options);
    const [{ current, earlier } = { current: undefined, earlier: [] }] = articles;
    return {
      epoch: current?.epoch,
      votes: current?.learners.notHelpful,
      earlier: earlier.map(({ epoch, learners }) => [epoch, learners.notHelpful]),
      rewrite: next.rewrite.map(({ id }) => id),
      demand: summary.demand,
    };
  }

  const unhelpful = { epoch: 1, votes: 8, earlier: [], rewrite: ['refund'], demand: 8 };
  const fresh = { epoch: 2, votes: 0, earlier: [[1, 8]], rewrite: [], demand: 8 };

  test('is rewritten once its rewrite is built, whether or not the endpoint has seen it', async () => {
    await write(rewritten);
    expect(await said()).toEqual(unhelpful);
    await build();
    expect(await said()).toEqual(fresh);
    expect((await report()).articles[0]?.current.since).toBeNull();
    await serve('2026-11-10');
    expect(await said()).toEqual(fresh);
    expect((await report()).articles[0]?.current.since).toBe('2026-11-10');
  });

  test('is that of the content when nothing is built here', async () => {
    expect(await said({ isBuilt: false })).toEqual(unhelpful);
    await write(rewritten);
    expect(await said({ isBuilt: false })).toEqual(fresh);
    await build();
    await serve('2026-11-10');
    expect(await said({ isBuilt: false })).toEqual(fresh);
  });

  test('keeps its votes when only a typo is fixed, in every order', async () => {
    await write(typo);
    expect(await said()).toEqual(unhelpful);
    expect(await said({ isBuilt: false })).toEqual(unhelpful);
    await build();
    expect(await said()).toEqual(unhelpful);
    expect((await report()).articles[0]?.current.since).toBe('2026-09-01');
    await serve('2026-11-10');
    expect(await said()).toEqual(unhelpful);
    expect((await report()).articles[0]?.current.since).toBe('2026-09-01');
  });

  test('gets its votes back when the rewrite is withdrawn', async () => {
    await write(rewritten);
    await build();
    await serve('2026-11-10');
    await write(body);
    await build();
    expect(await said()).toEqual({ ...unhelpful, earlier: [[2, 0]] });
  });

  test('is not what readers commented on before the rewrite', async () => {
    await write(rewritten);
    await build();
    const { comments, publicCounts } = await report();
    expect(comments).toMatchObject({ learners: 2, earlier: 2, reasons: [] });
    expect(publicCounts.articles).toEqual([]);
  });
});
