import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { key } from '../feedback/builders.ts';
import { askOut } from '../questions/outbox/builders.ts';
import { runInThread } from '../support/command-thread.ts';
import { newFolder } from '../support/folder.ts';
import { root, runScript } from '../support/run.ts';

const keyText = Buffer.from(key).toString('base64');
const environment = (database: string) => ({ KB_DATABASE: database, KB_KEY: keyText });

let database: string;
beforeAll(async () => {
  database = join(newFolder(), 'jieda.db');
  const store = createSqliteStore({ file: database });
  await migrate(store);
  await askOut(store, {}, { now: Date.now() });
  await store.close();
});

/** Pipes a mail into the command, as a mail server does. */
const pipe = (parts: Iterable<string>, own = database) => runScript('questions', ['receive'], environment(own), root, parts);

const head =
  'From: lin@example.com\r\nMessage-ID: <1@example.com>\r\nSubject: Receipt\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n';
const text = '--b\r\nContent-Type: text/plain\r\n\r\nHere is the receipt.\r\n';
const picture = '--b\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n';

describe('npm run questions -- receive', () => {
  test('takes a mail with 40 MB attached, once, and leaves the attachment out', async () => {
    const line = `${'QUJD'.repeat(19)}\r\n`.repeat(1_000);
    const large = [head, text, picture, ...Array.from({ length: 520 }, () => line), '\r\n--b--\r\n'];
    const first = await pipe(large);
    expect([first.code, first.stderr]).toEqual([0, '']);
    const id = /^New question (\d{6}-\w{6})\.$/m.exec(first.stdout)?.[1] ?? '';
    const { stdout } = await runInThread('questions', ['show', id], environment(database));
    expect(stdout).toMatch(/Here is the receipt\.\n +\[1 attachment, not kept\]\n/);
    const again = await pipe([head, text, '--b--\r\n']);
    expect([again.code, again.stdout]).toEqual([0, `Already stored with question ${id}.\n`]);
  });

  test('tells a mail server to try later when the database is away, and that what is no mail will never be one', async () => {
    const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const [away, none, faulty] = await Promise.all([
      pipe([head, text], `postgres://x:y@127.0.0.1:${port}/help`),
      pipe([head, text], join(newFolder(), 'none.db')),
      pipe(['hello']),
    ]);
    server.close();
    expect([away.code, none.code, faulty.code]).toEqual([75, 75, 65]);
    expect(away.stderr).not.toContain('    at ');
  });
});

describe('npm run questions -- outbox', () => {
  test('lists what waits, sends it again and drops it', async () => {
    const run = (...args: string[]) => runInThread('questions', ['outbox', ...args], environment(database));
    const [first] = JSON.parse((await run('--json')).stdout) as { id: string; state: string }[];
    expect(first).toMatchObject({ state: 'waiting', id: expect.stringMatching(/^msg_/) });
    expect((await run()).stdout).toContain('to webhook desk, waits until');
    expect((await run('--retry', first?.id ?? '')).stdout).toBe('1 message will be sent again.\n');
    expect((await run('--drop', first?.id ?? '')).stdout).toBe('1 message dropped.\n');
    expect((await run('--drop', first?.id ?? '')).code).toBe(2);
    expect((await run('--retry', 'failed')).stdout).toBe('0 messages will be sent again.\n');
  });

  test('says why nothing can be sent', async () => {
    const { stdout, stderr } = await runInThread('questions', ['deliver'], {
      ...environment(database),
      KB_WEBHOOK_X: 'https://x.example',
    });
    expect(stdout).toBe('0 sent, 0 will be tried again, 0 failed; 0 passed on.\n');
    expect(stderr).toContain('KB_WEBHOOK_X belongs to no webhook of channels.yaml.');
  });
});
