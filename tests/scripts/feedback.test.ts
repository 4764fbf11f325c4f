import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { readRevisions, rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { readBackupRecord } from '../../src/records/backup-record.ts';
import { trustClock } from '../../src/records/clock.ts';
import { migrate } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';
import { arrival, countingRandom, published, revisionsFile, start, vote } from '../feedback/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { runScript } from '../support/run.ts';

async function makeDatabase(): Promise<string> {
  const file = join(newFolder(), 'votes.db');
  const store = createSqliteStore({ file });
  await migrate(store);
  await rememberRevisions(store, revisionsFile(), start);
  const random = countingRandom();
  for (let number = 0; number < 5; number++) await recordVote(store, arrival(store, random), vote());
  await store.close();
  return file;
}

const feedback = (args: string[], database: string) => runScript('feedback', args, { KB_DATABASE: database });

describe('npm run feedback', () => {
  test('does not purge when the clock is far from the last trusted time, unless the operator trusts it', async () => {
    const database = await makeDatabase();
    const store = createSqliteStore({ file: database });
    await trustClock(store, Date.now() - 400 * dayMs);
    await store.close();
    const refused = await feedback(['purge'], database);
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toMatch(/^The clock is 400\.0 days ahead of the last trusted time\..*\n.*--trust-clock/);
    expect((await feedback(['purge', '--trust-clock'], database)).stdout).toMatch(/^Deleted: 0 votes/);
    expect((await feedback(['purge'], database)).code).toBe(0);
  });

  test('exports, imports, backs up, purges, rebuilds and prints statistics', async () => {
    const database = await makeDatabase();
    const folder = newFolder();
    const [lines, other, copy] = ['votes.ndjson', 'other.db', 'copy.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    expect((await feedback(['export', '--out', lines], database)).stdout).toBe(`Exported 7 rows to ${lines}.\n`);
    const sheet = await feedback(['export', '--table', 'event', '--csv', '--out', join(folder, 'e.csv')], database);
    expect(sheet.stdout).toContain('Exported 5 rows to ');
    expect(readFileSync(lines, 'utf8').trim().split('\n')).toHaveLength(7);
    expect((await feedback(['import', lines], other)).stdout).toContain('Imported 7 new rows into ');
    expect((await feedback(['backup', copy], database)).code).toBe(0);
    for (const name of [other, copy]) {
      expect((await feedback(['rebuild'], name)).stdout).toContain('5 helpful, 0 not helpful, 0 held back');
      const { stdout } = await feedback(['stats', '--json'], name);
      expect(JSON.parse(stdout)).toMatchObject({ votes: { helpful: 5 }, rows: { event: 5, salt: 0, seen: 0 } });
    }
    expect((await feedback(['purge'], database)).stdout).toMatch(/^Deleted: 0 votes/);
  }, 60_000);

  test('restores the same figures from a backup, keeps what was there, and never overwrites what readers sent', async () => {
    const database = await makeDatabase();
    const copy = join(newFolder(), 'copy.db');
    const run = (task: string, ...args: string[]) => runInThread('feedback', [task, ...args], { KB_DATABASE: database });
    await run('backup', copy);
    expect(readBackupRecord(database)).toEqual({ at: expect.stringMatching(/^20/), rows: expect.any(Number) });
    const before = await run('stats', '--json');
    const folder = dirname(database);
    const refused = await run('restore', copy);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /has rows from readers: 5 in event, .*\.\nWith --force it is replaced, and kept beside the new one\./,
    );
    rmSync(database);
    // A log beside a database that it does not belong to would damage it.
    writeFileSync(`${database}-wal`, 'of the lost database');
    const { code, stdout } = await run('restore', copy);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '5 events, 0 comments, 0 surveys.\nVotes: 5 helpful, 0 not helpful, 0 held back; the last one 2026-',
    );
    expect(JSON.parse((await run('stats', '--json')).stdout)).toEqual({
      ...JSON.parse(before.stdout),
      rows: { ...JSON.parse(before.stdout).rows, salt: 0, seen: 0 },
    });
    expect(statSync(database).mode & 0o777).toBe(0o600);
    expect(await run('restore', copy, '--force')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('What was there is kept as '),
    });
    const kept = readdirSync(folder).filter((name) => /^votes\.db\.before-[\dTZ.-]+$/.test(name.replace(/-wal$/, '')));
    expect(kept.map((name) => readFileSync(join(folder, name), 'latin1').slice(0, 6))).toEqual(['of the', 'SQLite']);
    const aside = await runInThread('feedback', ['stats'], { KB_DATABASE: join(folder, String(kept[1])) });
    expect(aside.stdout).toContain('5 helpful');
  });

  test('restores what a crash left: the database with its log, of which the file alone knows nothing', async () => {
    const folder = newFolder();
    const [live, crashed, alone] = ['live.db', 'crashed.db', 'alone.db'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    const store = createSqliteStore({ file: live });
    await migrate(store);
    await rememberRevisions(store, revisionsFile(), start);
    const random = countingRandom();
    for (let number = 0; number < 3; number++) await recordVote(store, arrival(store, random), vote());
    // The files of a process that is killed now.
    for (const ending of ['', '-wal', '-shm']) copyFileSync(live + ending, crashed + ending);
    copyFileSync(live, alone);
    await store.close();
    const restored = join(newFolder(), 'data/jieda.db');
    const restore = (file: string) => runInThread('feedback', ['restore', file, '--json'], { KB_DATABASE: restored });
    expect((await restore(alone)).stderr).toMatch(/alone\.db is not a whole database: it has no tables of a help centre/);
    expect(existsSync(restored)).toBe(false);
    const before = readFileSync(`${crashed}-wal`);
    expect(JSON.parse((await restore(crashed)).stdout)).toMatchObject({ votes: { helpful: 3 }, rows: { event: 3 }, aside: null });
    expect(readFileSync(`${crashed}-wal`).equals(before)).toBe(true);
    expect(readdirSync(dirname(restored))).toEqual(['jieda.db']);
  });

  test('restores nothing from a file that is damaged, newer, no database, or the database itself, and leaves no trace', async () => {
    const [database, damaged, newer] = await Promise.all([makeDatabase(), makeDatabase(), makeDatabase()]);
    const bytes = readFileSync(damaged);
    bytes.fill(0x5a, 3 * 4096, 6 * 4096);
    writeFileSync(damaged, bytes);
    const store = createSqliteStore({ file: newer });
    await store.write([statement("INSERT INTO migration (version, name) VALUES (99, 'later')")]);
    await store.close();
    const text = join(newFolder(), 'votes.ndjson');
    writeFileSync(text, '{"table":"event"}\n'.repeat(100));
    const before = readFileSync(database);
    for (const [file, words] of [
      [damaged, 'is not a whole database'],
      [newer, 'has schema 99'],
      [text, 'is not a whole database: file is not a database'],
      [database, 'is the database itself'],
      [dirname(database), 'There is no file'],
    ] as const) {
      const ended = await runInThread('feedback', ['restore', file, '--force'], { KB_DATABASE: database });
      expect([file, ended.code, ended.stderr.includes(words)]).toEqual([file, 1, true]);
    }
    expect(readdirSync(dirname(database))).toEqual(['votes.db']);
    expect(readFileSync(database).equals(before)).toBe(true);
    // A database that cannot be read is not thrown away unasked, as it may be mended.
    const copy = join(newFolder(), 'copy.db');
    await runInThread('feedback', ['backup', copy], { KB_DATABASE: database });
    const onto = (...args: string[]) => runInThread('feedback', ['restore', copy, ...args], { KB_DATABASE: text });
    expect((await onto()).stderr).toMatch(/^Nobody can tell what is in .*\nWith --force it is replaced/);
    expect((await onto('--force')).code).toBe(0);
  });

  test('counts an accepted surge once, and says when there is none', async () => {
    const database = join(newFolder(), 'surge.db');
    const store = createSqliteStore({ file: database });
    await migrate(store);
    await rememberRevisions(store, revisionsFile(), start);
    const random = countingRandom();
    for (let time = 0; time < 23; time++) await recordVote(store, arrival(store, random), vote());
    await store.close();
    const accept = (...more: string[]) =>
      feedback(['accept-surge', '--article', 'refund', '--locale', 'zh-cn', ...more], database);
    expect((await accept('--day', '2026-11-20')).stdout).toBe('Now counted: 3 votes on zh-cn/refund of 2026-11-20.\n');
    expect((await accept('--day', '2026-11-20')).stdout).toMatch(/^No vote on zh-cn\/refund is held back/);
    expect((await feedback(['stats'], database)).stdout).toContain('23 helpful, 0 not helpful, 0 held back');
    expect((await accept('--day', '20 November')).code).toBe(2);
    expect((await accept()).code).toBe(2);
  }, 60_000);

  test('stores revisions, or prints them as SQL', async () => {
    const folder = newFolder();
    const file = join(folder, 'revisions.json');
    writeFileSync(file, JSON.stringify(revisionsFile()));
    const database = join(folder, 'new.db');
    expect((await feedback(['revisions', file], database)).stdout).toContain('Revisions of the public edition in ');
    const { stdout } = await feedback(['revisions', file, '--sql'], database);
    expect(stdout).toMatch(/^INSERT INTO revision [\s\S]+'refund'[\s\S]+;\n$/);
  });

  test('prints SQL of revisions that SQLite and D1 run, whatever the texts contain', async () => {
    const folder = newFolder();
    const file = join(folder, 'revisions.json');
    const redirectFrom = ["/it's ?/$1/", '/a\\b/"c"/', '/退款/'];
    writeFileSync(file, JSON.stringify(revisionsFile([published({ redirectFrom })])));
    const { stdout } = await feedback(['revisions', file, '--sql'], join(folder, 'never-opened.db'));
    const store = createSqliteStore({ file: ':memory:' });
    await migrate(store);
    await store.write([statement(stdout)]);
    expect(await readRevisions(store)).toMatchObject([{ article: 'refund', redirectFrom }]);
    await store.close();
    expect(readdirSync(folder)).toEqual(['revisions.json']);
  });

  test('reads a database for stats and export without migrating or changing it', async () => {
    const folder = newFolder();
    const [older, empty] = [join(folder, 'older.db'), join(folder, 'empty.db')];
    const store = createSqliteStore({ file: older });
    await migrate(store, { migrations: migrations.slice(0, 3) });
    await store.close();
    writeFileSync(empty, '');
    const before = readFileSync(older);
    for (const task of ['stats', 'export']) {
      const refused = await feedback([task], older);
      expect([refused.code, refused.stdout]).toEqual([1, '']);
      expect(refused.stderr).toMatch(
        /it was created by an older engine; its schema is 3.*\n`npm run serve` brings it up to date/,
      );
      expect((await feedback([task], empty)).stderr).toMatch(
        /empty\.db has no tables yet\.\nThe server creates them when it starts\./,
      );
    }
    expect(readFileSync(older).equals(before)).toBe(true);
    expect(readFileSync(empty)).toHaveLength(0);
  });

  test('says what is wrong: 2 for misuse, 1 for a fault', async () => {
    const folder = newFolder();
    const database = await makeDatabase();
    for (const [args, code, words] of [
      [[], 2, 'A task is missing'],
      [['nonsense'], 2, '“nonsense” is not a task'],
      [['__proto__'], 2, 'is not a task'],
      [['import'], 2, 'A file is missing'],
      [['restore'], 2, 'A file is missing'],
      [['export', '--csv'], 2, 'CSV holds one table'],
      [['export', '--table', 'salt'], 2, '`salt` is not an exported table'],
      [['import', '/nowhere'], 1, 'There is no file'],
      [['stats', '--database', '/nowhere/x.db'], 1, 'There is no database'],
      [['backup', database], 1, 'already exists'],
      [['backup', '/nowhere/copy.db'], 1, 'cannot be created'],
      [['import', folder], 1, 'There is no file'],
      [['export', '--out', database], 1, 'already exists'],
      [['export', '--out', '/nowhere/x.ndjson'], 1, 'cannot be written'],
      [['export', 'votes.ndjson'], 2, 'export --out votes.ndjson'],
      [['stats', 'votes.ndjson'], 2, '`stats` takes no file'],
      [['rebuild', '--json'], 2, '`rebuild` takes no --json'],
      [['import', folder, '--csv'], 2, '`import` takes no --csv'],
    ] as [string[], number, string][]) {
      const ended = await runInThread('feedback', args, { KB_DATABASE: database });
      expect([args, ended.code, ended.stderr.includes(words)]).toEqual([args, code, true]);
      expect(ended.stderr.trim().split('\n')).toHaveLength(2);
    }
    expect(readdirSync(folder)).toEqual([]);
    const { stdout } = await feedback(['--help'], 'postgres://jieda:secret@db.example/help');
    expect(stdout).toContain('revisions FILE');
    expect(stdout).not.toContain('secret');
  }, 60_000);
});
