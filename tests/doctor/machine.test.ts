import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diagnoseContent, diagnoseSite } from '../../src/doctor/content.ts';
import { diagnoseDatabase } from '../../src/doctor/database.ts';
import { type Diagnosis, renderDiagnoses, within } from '../../src/doctor/diagnosis.ts';
import { diagnoseKey } from '../../src/doctor/key.ts';
import { diagnoseBrowser, diagnoseFolder, diagnoseNode, diagnosePackages, diagnoseSpace } from '../../src/doctor/machine.ts';
import { diagnosePort } from '../../src/doctor/port.ts';
import { foldersOf } from '../../src/edition/folders.ts';
import { dayMs } from '../../src/metrics/instants.ts';
import { noteBackup } from '../../src/records/backup-record.ts';
import { migrate } from '../../src/records/migrate.ts';
import { migrations } from '../../src/records/migrations/index.ts';
import { type RunningServer, startServer } from '../../src/server/entries/node.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { buildSite, configFor } from '../server/support/site.ts';
import { article, environment, site, writeContent } from '../support/builders.ts';
import { newFolder } from '../support/folder.ts';
import { asOrdinaryUser } from '../support/ordinary-user.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

const place = ({ status, about, message }: Diagnosis): string => `${status} ${about}: ${message}`;

describe('the machine', () => {
  test('has a Node that is new enough', () => {
    expect(diagnoseNode().status).toBe('ok');
    expect(place(diagnoseNode('22.11.0'))).toBe('error node: Node 22.11.0 is too old.');
  });

  test('has the packages of the lockfile, as far as anybody has noted', async () => {
    const folder = newFolder();
    expect((await diagnosePackages(folder)).status).toBe('error');
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    expect((await diagnosePackages(folder)).message).toBe('Nobody has noted which packages are installed.');
    mkdirSync(join(folder, 'node_modules'));
    const stamp = join(folder, 'node_modules/.jieda-installed');
    writeFileSync(stamp, 'operator 0123');
    expect(place(await diagnosePackages(folder))).toBe('warning packages: The packages are those of another package-lock.json.');
    writeFileSync(stamp, 'full 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(place(await diagnosePackages(folder))).toBe('ok packages: as in package-lock.json, with the tools for tests');
  });

  test('needs a browser only where tests run', () => {
    expect(
      [diagnoseBrowser(undefined, false), diagnoseBrowser(undefined, true), diagnoseBrowser('/usr/bin/chromium', true)].map(
        ({ status }) => status,
      ),
    ).toEqual(['ok', 'warning', 'ok']);
  });

  test('has folders that can be written, or made', async () => {
    const folder = newFolder();
    expect(place(await diagnoseFolder('data folder', join(folder, 'a/b')))).toBe(
      `ok data folder: ${join(folder, 'a/b')} can be created`,
    );
    chmodSync(folder, 0o555);
    const refused = await asOrdinaryUser(() => diagnoseFolder('data folder', join(folder, 'a/b')));
    expect(refused).toMatchObject({ status: 'error', message: expect.stringContaining(`${folder} cannot be written by user `) });
  });

  test('has room', async () => {
    const statuses = [100, 500, 5_000].map((megabytes) => diagnoseSpace('/', megabytes * 1024 ** 2));
    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual(['error', 'warning', 'ok']);
  });
});

describe('the key', () => {
  const random = Buffer.from('8f3a1cd94be07725f60b91ae5d3c48e2a7106bf9d2854ec31798cb0a6ff4525d', 'hex');

  test.each([
    ['is 32 random bytes', random, 'ok'],
    ['is too short', random.subarray(1), 'error'],
    ['was typed', Buffer.from('The quick brown fox jumps over 42.').subarray(0, 32), 'error'],
    ['is one byte again and again', Buffer.alloc(32, 200), 'error'],
  ])('that %s', (_, key, status) => {
    expect(diagnoseKey(key, '/nowhere', true).status).toBe(status);
    const file = join(newFolder(), 'jieda.db.key');
    writeFileSync(file, key.toString('base64'), { mode: 0o600 });
    expect(diagnoseKey(undefined, file, true).status).toBe(status);
  });

  test('in a file is for its owner alone', () => {
    const file = join(newFolder(), 'jieda.db.key');
    writeFileSync(file, random.toString('base64'));
    chmodSync(file, 0o640);
    expect(diagnoseKey(undefined, file, true)).toMatchObject({ status: 'error', hint: `Run \`chmod 600 ${file}\`.` });
  });

  test('that is missing is missed only where something was stored', () => {
    expect([true, false].map((hasDatabase) => diagnoseKey(undefined, '/nowhere', hasDatabase).status)).toEqual(['warning', 'ok']);
  });
});

describe('the database', () => {
  async function makeDatabase(ran = migrations.length): Promise<string> {
    const database = join(newFolder(), 'jieda.db');
    const store = createSqliteStore({ file: database });
    await migrate(store, ran === migrations.length ? undefined : { migrations: migrations.slice(0, ran) });
    await store.close();
    return database;
  }

  const places = async (database: string, at = now): Promise<string[]> => (await diagnoseDatabase(database, at)).map(place);

  test('may not be there yet, and is never made or changed', async () => {
    const database = join(newFolder(), 'jieda.db');
    expect(await places(database)).toEqual([`ok database: none yet; the server makes ${database} when it starts`]);
    expect(await places(database)).toHaveLength(1);
  });

  test('is backed up once a week or more often', async () => {
    const database = await makeDatabase();
    expect(await places(database)).toEqual([
      `ok database: ${database}, schema as this engine has it; 0 votes, the last never`,
      'warning backup: No backup has been made of this database.',
    ]);
    const made = now;
    noteBackup(database, { at: new Date(made).toISOString(), rows: 5 });
    expect((await places(database, made + 6 * dayMs))[1]).toMatch(/^ok backup: the last backup is of 20\d\d-/);
    expect((await places(database, made + 8 * dayMs))[1]).toMatch(/^warning backup: .* 8 days ago\.$/);
  });

  test.each<[string, (database: string) => void, RegExp]>([
    ['no database', (database) => writeFileSync(database, 'x'.repeat(5_000)), /^error database: .* cannot be read/],
    ['read by others', (database) => chmodSync(database, 0o644), /^warning database: .* can be read by others \(mode 644\)\.$/m],
  ])('that is %s', async (_, spoil, expected) => {
    const database = await makeDatabase();
    spoil(database);
    expect((await places(database)).join('\n')).toMatch(expected);
  });

  test('of an older engine says so', async () => {
    expect((await places(await makeDatabase(3)))[0]).toMatch(/^error database: .* created by an older engine; its schema is 3/);
  });

  test('that does not answer is waited for no longer than the limit', async () => {
    expect(await within(20, new Promise<string>(() => {}), () => 'late')).toBe('late');
    expect(await diagnoseDatabase('postgres://jieda:secret@127.0.0.1:9/help', now)).toEqual([
      { about: 'database', status: 'error', message: expect.not.stringContaining('secret'), hint: expect.any(String) },
    ]);
  });
});

describe('the port', () => {
  let server: RunningServer;
  beforeAll(async () => {
    const siteDir = buildSite();
    server = await startServer({ siteDir, config: configFor(siteDir), log: () => {} });
  });
  afterAll(() => server.close());

  test('is free, taken by this engine, taken by another program, or not to be had', async () => {
    expect(place(await diagnosePort('127.0.0.1', 0, ''))).toBe('ok port: 127.0.0.1:0 is free');
    const { port } = new URL(server.url);
    expect(place(await diagnosePort('127.0.0.1', Number(port), ''))).toBe(
      `ok port: a server of this engine listens on 127.0.0.1:${port}`,
    );
    const other = createServer((socket) => socket.end('SSH-2.0\r\n')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port: taken } = other.address() as { port: number };
    expect(place(await diagnosePort('127.0.0.1', taken, ''))).toBe(
      `warning port: Another program listens on 127.0.0.1:${taken}.`,
    );
    other.close();
    expect((await diagnosePort('192.0.2.1', 4321, '')).message).toBe('Nothing can listen on 192.0.2.1:4321 (EADDRNOTAVAIL).');
  });
});

describe('content and site', () => {
  async function diagnose(files: Parameters<typeof writeContent>[0]): Promise<string[]> {
    const contentDir = await writeContent(files);
    const folders = { ...foldersOf(environment({ contentDir })), fragmentsDir: join(contentDir, '../fragments') };
    const { diagnoses } = await diagnoseContent(environment({ contentDir }), folders);
    return diagnoses.map((diagnosis) => place(diagnosis).replace(contentDir, 'content'));
  }

  test('that is in order says how much there is', async () => {
    expect(await diagnose({ files: { 'site.yaml': site({ baseUrl: 'https://help.qinghe.cn' }) } })).toEqual([
      'ok content: content: 1 articles, 0 errors, 0 warnings, 0 notes',
      'ok address: https://help.qinghe.cn',
    ]);
  });

  test('with errors, of an older engine, at an address for examples', async () => {
    const files = { 'site.yaml': { ...site(), contentVersion: 1 }, 'articles/zh-cn/refund.mdx': article({ category: 'x' }) };
    expect(await diagnose({ files })).toEqual([
      'error content: content: 1 articles, 1 error, 2 warnings, 0 notes.',
      'warning content: The content is version 1, this engine reads 3.',
      'warning address: https://help.example is an address for examples and tests.',
    ]);
  });

  test.each([
    [1, 'public', 'ok'],
    [3, 'public', 'warning'],
    [22, 'public', 'error'],
    [1, 'internal', 'error'],
  ])('a site that was built %d days ago, as the %s edition, is %s', (days, audience, status) => {
    const siteDir = buildSite();
    const built = (now - days * dayMs) / 1000;
    utimesSync(join(siteDir, 'revisions.json'), built, built);
    expect(diagnoseSite(siteDir, audience, now).status).toBe(status);
  });

  test('no site', () => {
    expect(diagnoseSite(newFolder(), 'public', now)).toMatchObject({ status: 'error', hint: 'Run `npm run build`.' });
  });
});

test('lines are aligned', () => {
  expect(renderDiagnoses([{ about: 'a', status: 'ok', message: 'x' }])).toBe(
    'ok       a  x\n\n0 errors, 0 warnings, 1 in order\n',
  );
});
