import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { sketchOf } from '../../src/knowledge/revision.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { askProcess } from '../../src/own-process.ts';
import { migrate } from '../../src/records/migrate.ts';
import { collect, contentProcess } from '../../src/reports/collect.ts';
import { type ContentInput, type ContentOrder, readContentInput } from '../../src/reports/read-content-input.ts';
import { reportOf } from '../../src/reports/report.ts';
import { documentOf } from '../../src/reports/report-document.ts';
import { lastWeeks } from '../../src/reports/weeks.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { openEndpoint } from './endpoint.ts';

const contentDir = join(import.meta.dirname, '../../content');

describe('collect', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jieda-collect-'));
    // With a list of revisions nothing is compiled; present-texts.test.ts has the case without one.
    await writeFile(join(root, 'revisions.json'), JSON.stringify({ version: 1, audience: 'public', articles: [] }));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  const sources = () => ({
    contentDir,
    database: join(root, 'data', 'jieda.db'),
    revisionsFile: join(root, 'revisions.json'),
    audience: 'public' as const,
    fragileFile: join(root, 'search-contract.json'),
    fragmentsDir: join(root, 'fragments'),
    siteDir: join(root, 'dist'),
    today: '2026-11-20',
    now: Date.parse('2026-11-20T12:00:00Z'),
    period: lastWeeks('2026-11-20', 4),
    leavesOutHealth: true,
  });

  const published = {
    id: 'refund-a-course',
    locale: 'zh-cn',
    revision: 'aaaaaaaaaaaa',
    redirectFrom: [],
    sketch: sketchOf({ title: '退款', summary: '', words: [] }),
  };

  async function makeDatabase(file: string): Promise<void> {
    const store = createSqliteStore({ file });
    await migrate(store);
    await rememberRevisions(store, { version: 1, audience: 'public', articles: [published] }, Date.parse('2026-09-01T23:30:00Z'));
    await store.write([
      statement(
        "INSERT INTO total (article, locale, revision, edition, helpful, not_helpful) VALUES ('refund-a-course', 'zh-cn', 'aaaaaaaaaaaa', 'public', 5, 2)",
      ),
    ]);
    await store.close();
  }

  test('finds votes unknown without a database, and does not create one', async () => {
    expect((await collect(sources())).votes).toBeUndefined();
    await expect(stat(join(root, 'data'))).rejects.toThrow('ENOENT');
  });

  test('reads votes and texts, and leaves the database as it was', async () => {
    const { database } = sources();
    await makeDatabase(database);
    const before = await readFile(database);
    const { votes } = await collect(sources());
    expect(votes).toEqual({
      totals: [
        {
          article: 'refund-a-course',
          locale: 'zh-cn',
          revision: 'aaaaaaaaaaaa',
          edition: 'public',
          helpful: 5,
          notHelpful: 2,
          heldBack: 0,
        },
      ],
      revisions: [
        {
          article: 'refund-a-course',
          locale: 'zh-cn',
          revision: 'aaaaaaaaaaaa',
          sketch: published.sketch,
          firstSeen: '2026-09-01',
        },
      ],
    });
    expect(await readFile(database)).toEqual(before);
  });

  test('says that the clock is behind when the newest vote is dated after today', async () => {
    const { database, now } = sources();
    await makeDatabase(database);
    const cast = async (at: number): Promise<string[]> => {
      const file = new DatabaseSync(database);
      file
        .prepare(
          "INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust) VALUES (?, 1, ?, 'refund-a-course', 'zh-cn', 'aaaaaaaaaaaa', 'public', 'helpful', 1)",
        )
        .run(`${at}${'A'.repeat(22)}`, at);
      file.close();
      return documentOf(reportOf(await collect(sources())), 'en').notices;
    };
    expect(await cast(now)).toEqual([]);
    expect(await cast(now + 2 * dayMs)).toEqual([
      expect.stringMatching('The newest vote is dated 2026-11-22, after today, 2026-11-20'),
    ]);
  });

  test('finds votes unknown in a database that the endpoint has not set up', async () => {
    const database = join(root, 'empty.db');
    await writeFile(database, '');
    expect((await collect({ ...sources(), database })).votes).toBeUndefined();
  });

  test('says so when the file is not a database', async () => {
    const database = join(root, 'notes.txt');
    await writeFile(database, 'This is no database at all. '.repeat(100));
    await expect(collect({ ...sources(), database })).rejects.toThrow(UserError);
  });

  test('says so when another engine made it, and what to do', async () => {
    const { database } = sources();
    for (const [sql, words] of [
      ['DELETE FROM migration WHERE version > 1', 'created by an older engine'],
      ["INSERT INTO migration (version, name) VALUES (99, 'later')", 'created by a newer engine'],
    ] as const) {
      await rm(database, { force: true });
      await makeDatabase(database);
      const file = new DatabaseSync(database);
      file.exec(sql);
      file.close();
      await expect(collect(sources())).rejects.toThrow(words);
    }
  });

  test('takes the present text from the list of revisions that the build wrote', async () => {
    await writeFile(sources().revisionsFile, JSON.stringify({ version: 1, audience: 'public', articles: [published] }));
    const { articles } = await collect(sources());
    expect(articles.find(({ id, locale }) => id === published.id && locale === published.locale)?.present).toEqual({
      revision: published.revision,
      sketch: published.sketch,
    });
  });

  test('reads the same content in a process of its own, as it does for a large site', async () => {
    const { fragmentsDir, audience, today, period } = sources();
    const few = join(root, 'few');
    await cp(join(contentDir, 'taxonomy.yaml'), join(few, 'taxonomy.yaml'));
    await cp(join(contentDir, 'site.yaml'), join(few, 'site.yaml'));
    await cp(join(contentDir, 'articles/en/orders'), join(few, 'articles/en/orders'), { recursive: true });
    const order = {
      contentDir: few,
      fragmentsDir,
      audience,
      today,
      period,
      checks: true,
      hasSearchFigures: true,
      listsTexts: true,
    };
    const input = await askProcess<ContentOrder, ContentInput>(contentProcess, order);
    expect(input).toEqual(await readContentInput(order));
    expect(input.base.articles[0]?.checked).toBeDefined();
  });

  test('takes figures of the search while the content is the one that was searched', async () => {
    const { fragileFile, fragmentsDir, audience, today, period } = sources();
    const order = { contentDir, fragmentsDir, audience, today, period, checks: false, hasSearchFigures: true, listsTexts: false };
    const figures = { locale: 'en', article: 'refund-a-course', questions: 4, fragile: 1 };
    for (const [content, contract] of [
      [(await readContentInput(order)).searchedDigest, new Map([['en/refund-a-course', { questions: 4, fragile: 1 }]])],
      ['of other content', undefined],
    ] as const) {
      await writeFile(fragileFile, JSON.stringify({ content, articles: [figures] }));
      expect((await collect(sources())).contract).toEqual(contract);
    }
  });

  test('says so when the list of revisions cannot be read', async () => {
    for (const text of ['{', '{"version":2}']) {
      await writeFile(sources().revisionsFile, text);
      await expect(collect(sources()), text).rejects.toMatchObject({
        message: `\`${sources().revisionsFile}\` is not a list of revisions.`,
        hint: 'Build the site again, or name another file with --revisions.',
      });
    }
  });

  test('continues with what is readable and counts the errors', async () => {
    const copy = join(root, 'content');
    await cp(contentDir, copy, { recursive: true });
    await writeFile(join(copy, 'articles', 'en', 'broken.mdx'), '---\ntitle: [\n---\n');
    await rm(join(copy, 'site.yaml'));
    const { articles, findings, locales } = await collect({ ...sources(), contentDir: copy });
    expect(findings.error).toBeGreaterThanOrEqual(2);
    expect(articles.length).toBeGreaterThan(0);
    expect(locales).toEqual(['zh-cn']);
  });

  describe('with a question in the log', () => {
    async function ask(): Promise<ReturnType<typeof sources>> {
      const endpoint = await openEndpoint([]);
      for (const reader of [1, 2, 3]) await endpoint.fail({ query: '退款进度' }, reader);
      await endpoint.fail({ query: '退款进度' }, 4, '2026-10-01');
      await endpoint.close();
      return { ...sources(), database: endpoint.database };
    }

    test('reads the searches of as many weeks as asked for', async () => {
      const given = await ask();
      const countIn = async (weeks: number) =>
        (await collect({ ...given, period: lastWeeks('2026-11-20', weeks) })).searches.demand?.texts[0]?.n;
      expect([await countIn(4), await countIn(8)]).toEqual([3, 4]);
      expect((await collect(given)).period).toEqual({ from: '2026-10-24', to: '2026-11-20' });
    });

    test('groups what reads alike while the site is searched', async () => {
      const { alike } = (await collect(await ask())).searches;
      const group = [[{ locale: 'zh-cn', text: '退款进度', n: 3 }]];
      expect(alike?.get('zh-cn')).toEqual({ byWording: group, byMeaning: group });
    });

    test('reads last what the site is searched for, so that no query waits for the process that searches', async () => {
      const queries: string[] = [];
      const watch = (store: Store): Store => ({
        ...store,
        query: (asked) => {
          queries.push(asked.sql);
          return store.query(asked);
        },
      });
      await collect(await ask(), { watch });
      expect(queries.findIndex((sql) => sql.includes('FROM demand'))).toBeGreaterThan(queries.length / 2);
      expect(queries.at(-1)).toContain('FROM demand');
    });

    test('continues without a site, and with one whose index cannot be read', async () => {
      const given = await ask();
      expect((await collect(given)).searches.nearest).toBeUndefined();
      await mkdir(join(given.siteDir, 'pagefind'), { recursive: true });
      await mkdir(join(given.siteDir, 'search', 'zh-cn'), { recursive: true });
      await writeFile(join(given.siteDir, 'search', 'zh-cn', 'entry.json'), '{"format":0}');
      expect((await collect(given)).searches.nearest).toBeUndefined();
    });
  });
});
