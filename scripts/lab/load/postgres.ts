import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
  port: number;
  /** Address of a new, empty database. */
  newDatabase(): Promise<string>;
  /** Runs statements as an operator does, in the database `postgres`. */
  run(sql: string): Promise<pg.QueryResult>;
  /** Ends it as a fault would: without a word to its clients, and what was not synced is gone. */
  crash(how: Crash): Promise<void>;
  /** Starts it again on the same port; resolves when it takes connections. */
  restart(): Promise<void>;
  /** Stops or continues all of its processes: to its clients it is there and says nothing. */
  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** A second server that has every commit before it is acknowledged here. */
  addStandby(): Promise<PostgresServer>;
  /** Makes a standby take writes. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** `pg_ctl stop -m immediate`, or the end of the server's first process, which the others notice by themselves. */
export type Crash = 'immediate' | 'SIGKILL';

/** Starts PostgreSQL as an unprivileged user, in a new folder and on a free port. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = newFolder();
  runProgram(folder, 'initdb', '-D', dataOf(folder), '-A', 'trust', '-U', 'jieda', '-E', 'UTF8', '--locale=C.UTF-8');
  return serve(folder);
}

async function serve(folder: string): Promise<PostgresServer> {
  const data = dataOf(folder);
  const port = await freePort();
  const address = (database: string): string => `postgres://jieda@127.0.0.1:${port}/${database}`;
  let child = await start();
  let databases = 0;

  async function run(sql: string): Promise<pg.QueryResult> {
    const client = new pg.Client(address('postgres'));
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<ChildProcess> {
    for (let attempt = 0; attempt < 300; attempt++) {
      const [program, ...before] = unprivileged();
      const options = ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1', '-c', 'shared_buffers=32MB'];
      const started = spawn(program, [...before, programFile('postgres'), ...options], { stdio: 'ignore', cwd: folder });
      while (started.exitCode === null) {
        const isReady = await run('SELECT 1').then(
          () => true,
          () => false,
        );
        if (isReady) return started;
        await setTimeout(100);
      }
      // Processes of the one before that was killed still hold its memory.
      await setTimeout(100);
    }
    throw new Error(`PostgreSQL did not start in ${folder}.`);
  }

  async function ended(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }

  /** To the server itself: whoever changed the user for it does not pass signals on. */
  function signal(name: NodeJS.Signals): void {
    const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), name);
  }

  /** To the server and all that it has started; some of those come and go. */
  function signalAll(name: NodeJS.Signals): void {
    const [pid = ''] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    // Whoever changed the user for the server has stopped with it.
    for (const each of [pid, ...children, child.pid]) {
      try {
        process.kill(Number(each), name);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  return {
    port,
    run,
    async newDatabase() {
      const name = `test${++databases}`;
      await run(`CREATE DATABASE ${name}`);
      return address(name);
    },
    async crash(how) {
      if (how === 'SIGKILL') signal('SIGKILL');
      else runProgram(folder, 'pg_ctl', 'stop', '-D', data, '-m', 'immediate');
      await ended();
    },
    async restart() {
      child = await start();
    },
    freeze: signalAll,
    async addStandby() {
      const own = newFolder();
      const source = `host=127.0.0.1 port=${port} user=jieda application_name=standby`;
      runProgram(own, 'pg_basebackup', '-D', dataOf(own), '-d', source, '-X', 'stream', '-c', 'fast', '-R');
      const standby = await serve(own);
      await run("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
      await run('SELECT pg_reload_conf()');
      const isSynchronous = async (): Promise<boolean> =>
        (await run("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")).rows.length > 0;
      for (let attempt = 0; !(await isSynchronous()); attempt++) {
        if (attempt > 100) throw new Error('The standby does not follow.');
        await setTimeout(100);
      }
      return standby;
    },
    async promote() {
      runProgram(folder, 'pg_ctl', 'promote', '-w', '-D', data);
    },
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        // A server that a test has frozen would not hear that it should stop.
        signalAll('SIGCONT');
        signal('SIGINT');
      }
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-postgres-'));
  chmodSync(folder, 0o777);
  return folder;
}

function dataOf(folder: string): string {
  return join(folder, 'data');
}

function programFile(name: string): string {
  return join(postgresPrograms ?? '', name);
}

function runProgram(folder: string, name: string, ...options: string[]): void {
  const [program, ...before] = unprivileged();
  execFileSync(program, [...before, programFile(name), ...options], { stdio: 'ignore', cwd: folder });
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

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}
