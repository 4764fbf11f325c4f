import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { readRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals } from '../../../src/feedback/votes/totals.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { migrations } from '../../../src/records/migrations/index.ts';
import { type RunningServer, type StartServerOptions, startServer } from '../../../src/server/entries/node.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { statement } from '../../../src/store/store.ts';
import { firstText, published, revisionsFile, secondText, vote } from '../../feedback/builders.ts';
import { threadsOf } from '../../support/threads.ts';
import { buildSite, configFor, publish, swapSite, writeSite } from '../support/site.ts';

const running: RunningServer[] = [];
const lines: string[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(
  siteDir: string,
  { monotonic, ...overrides }: Parameters<typeof configFor>[1] & Pick<StartServerOptions, 'monotonic'> = {},
): Promise<RunningServer> {
  const server = await startServer({
    siteDir,
    config: configFor(siteDir, overrides),
    log: (line) => lines.push(line),
    ...(monotonic === undefined ? {} : { monotonic }),
  });
  running.push(server);
  return server;
}

const sendVote = (url: string, body = vote()) =>
  fetch(`${url}/api/votes`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

async function refusal(promise: Promise<unknown>): Promise<UserError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  return error as UserError;
}

describe('a started server', () => {
  test('serves site and endpoint from one origin', async () => {
    const { url } = await start(buildSite());
    expect(await (await fetch(url)).text()).toBe('<title>首页</title>');
    expect((await sendVote(url)).status).toBe(201);
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  });

  test('follows the files of a rebuilt site though the machine’s clock was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    let elapsedMs = 0;
    const reasons = (en: string) => JSON.stringify({ version: 1, voteReasons: [{ id: 'wrong', label: { en } }] });
    const siteDir = buildSite({ 'feedback.json': reasons('It is wrong') });
    const { url } = await start(siteDir, { monotonic: () => elapsedMs });
    const { ballot } = (await (await sendVote(url, vote({ value: 'not-helpful' }))).json()) as { ballot: string };
    const readPage = async () => (await fetch(`${url}/api/votes/${ballot}?reader=en`)).text();
    expect(await readPage()).toContain('It is wrong');
    writeSite(siteDir, { 'feedback.json': reasons('It is out of date') });
    vi.setSystemTime(Date.now() - 30 * 60_000);
    elapsedMs += 1_000;
    expect(await readPage()).toContain('It is out of date');
  });

  test('refuses a large body before it is sent', async () => {
    const { url } = await start(buildSite());
    const outgoing = request(`${url}/api/votes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': '100000' },
    });
    outgoing.on('error', () => {});
    outgoing.write('{');
    const [response] = await once(outgoing, 'response');
    expect(response.statusCode).toBe(413);
    outgoing.destroy();
  });

  test('refuses a body of unknown length', async () => {
    const { url } = await start(buildSite());
    const chunked = request(`${url}/api/votes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' },
    });
    chunked.on('error', () => {});
    chunked.end(JSON.stringify(vote()));
    const [response] = await once(chunked, 'response');
    expect(response.statusCode).toBe(411);
  });

  test('tells browsers to come over TLS only, where one of our proxies says that they came so', async () => {
    const policies = async (server: RunningServer) =>
      Promise.all(
        ['/', '/nowhere', '/api/live'].map(async (path) => {
          const { headers } = await fetch(server.url + path, { headers: { 'X-Forwarded-Proto': 'https' } });
          return headers.get('strict-transport-security');
        }),
      );
    const { trustedProxies } = configFor(buildSite());
    expect(await policies(await start(buildSite(), { trustedProxies }))).toEqual([null, null, null]);
    trustedProxies.addAddress('127.0.0.1');
    const behindProxy = await start(buildSite(), { trustedProxies });
    expect(await policies(behindProxy)).toEqual(Array(3).fill('max-age=31536000'));
    expect((await fetch(behindProxy.url)).headers.get('strict-transport-security')).toBeNull();
  });

  test('believes forwarded headers only from TRUSTED_PROXIES', async () => {
    const forwarded = {
      'Content-Type': 'application/json',
      Origin: 'https://help.example',
      'X-Forwarded-Host': 'help.example',
      'X-Forwarded-Proto': 'https',
    };
    const post = async (server: RunningServer) =>
      (await fetch(`${server.url}/api/votes`, { method: 'POST', headers: forwarded, body: JSON.stringify(vote()) })).status;
    const { trustedProxies } = configFor(buildSite());
    expect(await post(await start(buildSite(), { trustedProxies }))).toBe(403);
    trustedProxies.addAddress('127.0.0.1');
    expect(await post(await start(buildSite(), { trustedProxies }))).toBe(201);
  });

  test('knows a rebuilt site’s texts at once when a vote asks for one', async () => {
    const siteDir = buildSite();
    const { url } = await start(siteDir);
    expect((await sendVote(url, vote({ revision: secondText }))).status).toBe(422);
    swapSite(siteDir, publish(published({ revision: secondText })));
    expect((await sendVote(url, vote({ revision: secondText }))).status).toBe(201);
    expect((await sendVote(url, vote({ revision: firstText }))).status).toBe(201);
  });

  test('takes in a rebuilt site’s texts without a vote, and says once that they cannot be read', async () => {
    const siteDir = buildSite();
    await start(siteDir);
    lines.length = 0;
    swapSite(siteDir, { 'revisions.json': '{' });
    await expect.poll(() => lines.length, { timeout: 5_000 }).toBe(1);
    expect(lines[0]).toContain('revisions.json cannot be read as JSON');
    writeSite(siteDir, publish(published({ revision: secondText })));
    const store = createSqliteStore({ file: configFor(siteDir).database });
    await expect
      .poll(async () => (await readRevisions(store)).map(({ revision }) => revision), { timeout: 5_000 })
      .toContain(secondText);
    expect(lines.length).toBe(1);
    await store.close();
  });

  test('counts the words that the articles have, also those of a rebuilt site, and none without their list', async () => {
    const siteDir = buildSite();
    const { url } = await start(siteDir);
    const fail = (words: string[]) =>
      fetch(`${url}/api/searches`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ locale: 'zh-cn', query: '退款 播放 张伟', outcome: 'no-result', words }),
      });
    const store = createSqliteStore({ file: configFor(siteDir).database });
    const counted = async () =>
      (await store.query(statement("SELECT name FROM count WHERE kind = 'word'"))).map(({ name }) => name);
    expect((await fail(['退款', '张伟'])).status).toBe(202);
    expect(await counted()).toEqual([]);
    swapSite(siteDir, { 'search/zh-cn/known-words.json': JSON.stringify({ version: 1, words: '播放 退款' }) });
    const countedAfter = async (words: string[]) => {
      await fail(words);
      return counted();
    };
    await expect.poll(() => countedAfter(['退款', '张伟']), { timeout: 5_000 }).toEqual(['退款']);
    // What was good last holds.
    writeSite(siteDir, { 'search/zh-cn/known-words.json': '{' });
    await setTimeout(1_100);
    expect(await countedAfter(['播放', '张伟'])).toEqual(expect.arrayContaining(['播放', '退款']));
    expect(await counted()).toHaveLength(2);
    await store.close();
  });

  test('keeps a key beside the database', async () => {
    const siteDir = buildSite();
    await start(siteDir);
    expect(existsSync(`${configFor(siteDir).database}.key`)).toBe(true);
  });

  test('refuses in words while the thread of its store is gone and cannot be started, and comes back by itself', async () => {
    const siteDir = buildSite();
    const config = configFor(siteDir);
    const { result: server, threads } = await threadsOf(() => start(siteDir, config));
    const { url } = server;
    const ready = async () => (await fetch(`${url}/api/ready`)).status;
    expect((await sendVote(url)).status).toBe(201);
    lines.length = 0;
    await threads[0]?.terminate();
    renameSync(config.database, `${config.database}.away`);
    mkdirSync(config.database);
    await expect.poll(ready).toBe(503);
    const refused = await sendVote(url, vote({ value: 'not-helpful' }));
    expect([refused.status, refused.headers.has('Retry-After')]).toEqual([503, true]);
    expect((await fetch(url)).status).toBe(200);
    const told = async () => {
      await ready();
      return lines.join(' ');
    };
    await expect.poll(told, { timeout: 10_000 }).toMatch(/worker thread has exited .* reopens the database\. .*cannot be opened/);
    rmdirSync(config.database);
    renameSync(`${config.database}.away`, config.database);
    await expect.poll(ready, { timeout: 10_000 }).toBe(200);
    expect((await sendVote(url)).status).toBe(201);
    await server.close();
    const store = createSqliteStore({ file: config.database });
    expect(await readTotals(store)).toEqual([expect.objectContaining({ helpful: 1, notHelpful: 0, heldBack: 1 })]);
    await store.close();
  });

  test('brings a file that was put in the place of its database up to date', async () => {
    const siteDir = buildSite();
    const { database } = configFor(siteDir);
    const { url } = await start(siteDir);
    const older = createSqliteStore({ file: `${database}.older` });
    await migrate(older, { migrations: migrations.slice(0, 1) });
    await older.close();
    renameSync(`${database}.older`, database);
    const isStored = async () => (await sendVote(url)).status;
    await expect.poll(isStored, { timeout: 10_000 }).toBe(201);
    const store = createSqliteStore({ file: database });
    // Also what the site has published: the file has never heard of it.
    await expect.poll(() => readRevisions(store), { timeout: 5_000 }).toHaveLength(1);
    await store.close();
  });

  test('stops while a client keeps its connection, with every accepted vote stored', async () => {
    const siteDir = buildSite();
    const server = await startServer({ siteDir, config: configFor(siteDir), log: () => {} });
    const agent = new Agent({ keepAlive: true });
    const kept = request(`${server.url}/`, { agent }).end();
    const [response] = await once(kept, 'response');
    response.resume();
    await once(response, 'end');
    const answers = await Promise.all(Array.from({ length: 20 }, () => sendVote(server.url)));
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    await server.close();
    agent.destroy();
    const store = createSqliteStore({ file: configFor(siteDir).database });
    expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 19 }]);
    await store.close();
  });

  test('answers what is under way when it is stopped, and does not wait for the connection to end', async () => {
    const siteDir = buildSite();
    const server = await startServer({ siteDir, config: configFor(siteDir), log: () => {}, drainMilliseconds: 600_000 });
    const agent = new Agent({ keepAlive: true });
    const body = JSON.stringify(vote());
    const headers = { 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
    const slow = request(`${server.url}/api/votes`, { method: 'POST', agent, headers });
    slow.write(body.slice(0, 10));
    await setTimeout(100);
    const closed = server.close();
    await setTimeout(100);
    slow.end(body.slice(10));
    const [response] = await once(slow, 'response');
    response.resume();
    // The agent would keep the connection open for ever: waiting for its end would wait until the test is stopped.
    await closed;
    expect(response.statusCode).toBe(201);
    agent.destroy();
  });
});

describe('a server that cannot start', () => {
  test('says that the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { message, hint } = await refusal(start(buildSite(), { port }));
    expect(message).toBe(`Cannot listen on HOST 127.0.0.1, PORT ${port}: another program is using that port.`);
    expect(hint).toContain('set PORT to another number');
    other.close();
  });

  test('says that the machine does not have the address', async () => {
    const { message } = await refusal(start(buildSite(), { host: '192.0.2.1' }));
    expect(message).toBe('Cannot listen on HOST 192.0.2.1, PORT 0: this machine does not have that address.');
  });

  test('says that there is no site', async () => {
    const { message, hint } = await refusal(start(join(buildSite(), 'nowhere')));
    expect(message).toMatch(/^There is no built site in .*nowhere: it has no index\.html\.$/);
    expect(hint).toBe('Run `npm run build` first.');
  });

  test('says that the folder holds the other edition', async () => {
    const siteDir = buildSite({ 'revisions.json': JSON.stringify(revisionsFile([], 'internal')) });
    const { message } = await refusal(start(siteDir));
    expect(message).toContain('holds the internal edition, but KB_AUDIENCE is public');
  });

  test('says that the database is somebody else’s', async () => {
    const siteDir = buildSite();
    const store = createSqliteStore({ file: configFor(siteDir).database });
    await store.write([statement('CREATE TABLE event (title TEXT)')]);
    await store.close();
    const { message } = await refusal(start(siteDir));
    expect(message).toMatch(/^The database .*jieda\.db cannot be used: .*table event already exists\.$/);
  });

  test('lets go of the database', async () => {
    const siteDir = buildSite();
    await refusal(start(siteDir, { host: '192.0.2.1' }));
    expect((await sendVote((await start(siteDir)).url)).status).toBe(201);
  });
});

describe('the command', () => {
  const script = resolve('scripts/serve.ts');

  function serve(siteDir: string, ...options: string[]) {
    const database = configFor(siteDir).database;
    const child = spawn(process.execPath, [script, '--site', siteDir, ...options], {
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', KB_DATABASE: database },
    });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    return { child, exited: once(child, 'exit'), output: () => output };
  }

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'says in four lines where to look and stops on %s with exit code 0',
    async (signal) => {
      const { child, exited, output } = serve(buildSite());
      await expect.poll(output, { timeout: 10_000 }).toMatch(/Edition {4}public\n$/);
      expect(output().trim().split('\n')).toHaveLength(4);
      expect(output()).toMatch(/Database {3}\S+jieda\.db {2}\(new and empty: there was no such file\)\n/);
      const url = /http:\S+(?=\/ )/.exec(output())?.[0] ?? '';
      expect((await sendVote(url)).status).toBe(201);
      child.kill(signal);
      expect(await exited).toEqual([0, null]);
    },
  );

  test('stops at once when it is told twice', async () => {
    const { child, exited, output } = serve(buildSite());
    await expect.poll(output, { timeout: 10_000 }).toContain('Edition');
    const url = /http:\S+(?=\/ )/.exec(output())?.[0] ?? '';
    const unfinished = request(`${url}/api/votes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Content-Length': '10', Expect: '100-continue' },
    });
    unfinished.on('error', () => {});
    // Then the server is waiting for the body.
    await once(unfinished, 'continue');
    child.kill('SIGINT');
    const isOpen = () =>
      fetch(url).then(
        () => true,
        () => false,
      );
    await expect.poll(isOpen).toBe(false);
    expect(child.exitCode).toBeNull();
    child.kill('SIGINT');
    expect(await exited).toEqual([1, null]);
  });

  test('refuses in words, without a stack trace, when there is no site', async () => {
    const { exited, output } = serve(join(buildSite(), 'nowhere'));
    expect(await exited).toEqual([1, null]);
    expect(output()).toMatch(/^There is no built site in .*\nRun `npm run build` first\.\n$/);
  });

  test('lists every option and variable with --help', async () => {
    const { exited, output } = serve(buildSite(), '--help');
    expect(await exited).toEqual([0, null]);
    for (const word of ['--site', 'HOST', 'PORT', 'KB_DATABASE', 'KB_KEY', 'ALLOWED_ORIGINS', 'TRUSTED_PROXIES']) {
      expect(output()).toContain(word);
    }
  });
});
