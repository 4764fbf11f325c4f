import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startChild } from '../../scripts/lab/load/child-server.ts';
import { type PostgresServer, postgresPrograms, startPostgres } from '../../scripts/lab/load/postgres.ts';
import { listFilesBelow } from '../../src/files.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { migrate } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import { databaseName, openStore } from '../../src/store/open-store.ts';
import { hourMs, start } from '../feedback/builders.ts';
import { asked, move } from '../questions/builders.ts';
import { buildSite } from '../server/support/site.ts';
import { today, writeContent } from '../support/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { runScript } from '../support/run.ts';

function testReport(newDatabase: () => Promise<string>): void {
  test('says in two lines that an older engine made the database, and is made once the server has been started', async () => {
    const database = await newDatabase();
    const store = await openStore(database);
    await migrate(store, { migrations: migrations.slice(0, 1) });
    await store.close();

    const environment = { KB_CONTENT: await writeContent(), KB_TODAY: today, KB_DATABASE: database };
    const siteDir = buildSite();
    const out = join(newFolder(), 'reports');
    const report = () => runScript('report', ['--out', out, '--site', siteDir], environment);
    expect(await report()).toEqual({
      code: 1,
      stdout: '',
      stderr: [
        `The database ${databaseName(database)} cannot be read: it was created by an older engine; its schema is 1, and this engine’s is ${migrations.length}.`,
        '`npm run serve` brings it up to date: start it once.',
        '',
      ].join('\n'),
    });

    const key = Buffer.alloc(32, 7).toString('base64');
    const node = await startChild(['scripts/serve.ts', '--site', siteDir], { ...environment, KB_KEY: key });
    await node.stop();
    expect(await report()).toMatchObject({ code: 0, stdout: `${out}/index.html: 1 articles, 0 overdue, 0 gaps.\n`, stderr: '' });
  });

  test('is made without votes when nothing was ever stored', async () => {
    const environment = { KB_CONTENT: await writeContent(), KB_TODAY: today, KB_DATABASE: await newDatabase() };
    const out = join(newFolder(), 'reports');
    const { code, stdout, stderr } = await runScript('report', ['--out', out, '--site', buildSite()], environment);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('; no database yet.');
  });
}

test('refuses what is not a number of weeks', async () => {
  for (const weeks of ['x', '100'])
    expect(await runInThread('report', ['--weeks', weeks])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`--weeks cannot be \`${weeks}\`.\nGive a whole number from 1 to 99.`),
    });
});

describe('npm run report over a SQLite file', () => {
  testReport(async () => join(newFolder(), 'jieda.db'));

  test('writes the same bytes whenever it is made, while questions wait', async () => {
    const database = join(newFolder(), 'jieda.db');
    const store = await openStore(database);
    await migrate(store);
    const [answered] = [await asked(store), await asked(store), await asked(store)];
    await move(store, answered, { move: 'answer', written: { text: 'Wait.' } }, start + hourMs);
    await store.close();
    const contentDir = await writeContent();
    async function reportLater(days: number): Promise<Map<string, string>> {
      const out = join(newFolder(), 'reports');
      const args = ['--database', database, '--out', out, '--site', join(out, 'none'), '--closed-questions'];
      const clock = `data:text/javascript,const { now } = Date; Date.now = () => now() + ${days * dayMs};`;
      const NODE_OPTIONS = `--import="${clock}"`;
      expect(await runScript('report', args, { KB_CONTENT: contentDir, KB_TODAY: today, NODE_OPTIONS })).toMatchObject({
        code: 0,
      });
      const files = (await listFilesBelow(out)).sort();
      return new Map(files.map((file) => [file, readFileSync(join(out, file), 'base64')]));
    }
    const first = await reportLater(0);
    expect(first.has('report.json')).toBe(true);
    expect(await reportLater(3)).toEqual(first);
  });
});

describe.skipIf(postgresPrograms === undefined)('npm run report over a PostgreSQL server', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  testReport(() => server.newDatabase());
});
