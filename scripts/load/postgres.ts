import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';

/** Where Debian keeps the programs of the newest PostgreSQL; `undefined` without one. */
export const postgresPrograms: string | undefined = findPrograms();

if (postgresPrograms === undefined)
  console.error('\n!!! POSTGRESQL IS NOT TESTED: there is no server on this machine (apt-get install postgresql).\n');

/** A real server of our own. */
export interface PostgresServer {
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** The process, for tests that stop it. */
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts PostgreSQL as an unprivileged user, in a new folder and on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = postgresPrograms ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'jieda-postgres-'));
  chmodSync(folder, 0o777);
  const data = join(folder, 'data');
  const port = await freePort();
  const [program, ...before] = unprivileged();
  execFileSync(
    program,
    [...before, join(programs, 'initdb'), '-D', data, '-A', 'trust', '-U', 'jieda', '-E', 'UTF8', '--locale=C.UTF-8'],
    {
      stdio: 'ignore',
      cwd: folder,
    },
  );
  const child = spawn(
    program,
    [
      ...before,
      join(programs, 'postgres'),
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      '-h',
      '127.0.0.1',
      '-c',
      'shared_buffers=32MB',
    ],
    { stdio: 'ignore', cwd: folder },
  );
  const address = (database: string): string => `postgres://jieda@127.0.0.1:${port}/${database}`;
  const run = async (sql: string): Promise<void> => {
    const client = new pg.Client(address('postgres'));
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await untilReady(() => run('SELECT 1'), child);
  let databases = 0;
  return {
    child,
    async newDatabase() {
      const name = `test${++databases}`;
      await run(`CREATE DATABASE ${name}`);
      return address(name);
    },
    async stop() {
      const [pid] = execFileSync('head', ['-n', '1', join(data, 'postmaster.pid')])
        .toString()
        .split('\n');
      // To the server itself: whoever changed the user for it does not pass signals on.
      if (child.exitCode === null) execFileSync('kill', ['-INT', pid ?? '']);
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root)
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(root, newest, 'bin');
}

/** PostgreSQL refuses to run as root; Debian's package has made a user for it. */
function unprivileged(): [string, ...string[]] {
  return process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : ['env'];
}

async function untilReady(ask: () => Promise<void>, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (child.exitCode !== null) throw new Error('PostgreSQL has ended while it was starting.');
    try {
      return await ask();
    } catch {
      await setTimeout(100);
    }
  }
  throw new Error('PostgreSQL did not start within ten seconds.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
