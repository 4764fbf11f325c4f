import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './free-port.ts';
import { makeCluster } from './postgres-cluster.ts';

/** Folder in which Debian keeps the programs of the newest PostgreSQL installed; `undefined` without one. */
export const postgresPrograms: string | undefined = findPrograms();

/** The user that runs it; `undefined` for the present one. */
const owner = findOwner();

if (postgresPrograms === undefined)
  console.error('\n!!! POSTGRESQL IS NOT TESTED: it is not installed (apt-get install postgresql).\n');

/** A PostgreSQL server started for tests and proofs. */
export interface PostgresServer {
  port: number;
  /** Creates an empty database and returns its address. */
  newDatabase(): Promise<string>;
  /** Runs SQL in the database `postgres`, as an operator would. */
  run(sql: string): Promise<pg.QueryResult>;
  /** Crashes the server: clients get no notice, and unsynced data is lost. */
  crash(how: Crash): Promise<void>;
  /** Starts it again on the same port; resolves when it accepts connections. */
  restart(): Promise<void>;
  /** Stops or continues all of its processes: while stopped, it holds its connections and does not answer. */
  freeze(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Starts a synchronous standby, which has every commit before this server acknowledges it. */
  addStandby(): Promise<PostgresServer>;
  /** Makes a standby accept writes. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** `pg_ctl stop -m immediate`, or SIGKILL to the postmaster, after which the other processes exit. */
export type Crash = 'immediate' | 'SIGKILL';

/** Where several servers run beside each other; PostgreSQL's own default is 128 MB. */
const littleMemory = '32MB';

/**
 * Starts PostgreSQL as an unprivileged user, in a new folder and on a free port.
 *
 * @param sharedBuffers how much memory it keeps pages in, as its setting `shared_buffers`
 */
export async function startPostgres(sharedBuffers = littleMemory): Promise<PostgresServer> {
  const folder = newFolder();
  makeCluster(dataOf(folder), postgresPrograms ?? '', (options) => runProgram(folder, 'initdb', ...options));
  return serve(folder, sharedBuffers);
}

async function serve(folder: string, sharedBuffers = littleMemory): Promise<PostgresServer> {
  const data = dataOf(folder);
  const port = await freePort();
  const run = (sql: string): Promise<pg.QueryResult> => query(addressOf(port, 'postgres'), sql);
  let child = await start(folder, port, sharedBuffers);
  let databases = 0;

  async function ended(): Promise<void> {
    if (isRunning(child)) await once(child, 'exit');
  }

  return {
    port,
    run,
    async newDatabase() {
      const name = `test${++databases}`;
      await run(`CREATE DATABASE ${name}`);
      return addressOf(port, name);
    },
    async crash(how) {
      if (how === 'SIGKILL') child.kill('SIGKILL');
      else runProgram(folder, 'pg_ctl', 'stop', '-D', data, '-m', 'immediate');
      await ended();
    },
    async restart() {
      child = await start(folder, port, sharedBuffers);
    },
    freeze: (signal) => signalAll(child, signal),
    addStandby: () => addStandby(port, run),
    async promote() {
      runProgram(folder, 'pg_ctl', 'promote', '-w', '-D', data);
    },
    async stop() {
      if (isRunning(child)) {
        // A frozen server would not receive the signal to stop.
        signalAll(child, 'SIGCONT');
        child.kill('SIGINT');
        const isStopped = await Promise.race([ended().then(() => true), setTimeout(stopTimeoutMs, false, { ref: false })]);
        if (!isStopped) signalAll(child, 'SIGKILL');
      }
      await ended();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A server that has not stopped after this time is killed, in milliseconds. */
const stopTimeoutMs = 10_000;

/** What a server has to do at once; a busy machine takes seconds for it. */
const timeoutMs = 60_000;

/** Resolves when the server accepts connections. */
async function start(folder: string, port: number, sharedBuffers: string): Promise<ChildProcess> {
  const options = ['-D', dataOf(folder), '-p', String(port), '-k', folder, '-h', '127.0.0.1'];
  options.push('-c', `shared_buffers=${sharedBuffers}`);
  // In the folder, because a server that is killed leaves it behind.
  options.push('-c', 'dynamic_shared_memory_type=mmap');
  const until = performance.now() + timeoutMs;
  while (performance.now() < until) {
    const child = spawn(programFile('postgres'), options, spawnOptions(folder));
    while (isRunning(child)) {
      const isReady = await query(addressOf(port, 'postgres'), 'SELECT 1').then(
        () => true,
        () => false,
      );
      if (isReady) return child;
      if (performance.now() > until) child.kill('SIGKILL');
      await setTimeout(100);
    }
    // Processes of a server that was killed may still hold its shared memory.
    await setTimeout(100);
  }
  throw new Error(`PostgreSQL did not start in ${folder} within ${timeoutMs / 1000} seconds.`);
}

async function addStandby(primaryPort: number, runOnPrimary: PostgresServer['run']): Promise<PostgresServer> {
  const folder = newFolder();
  const source = `host=127.0.0.1 port=${primaryPort} user=jieda application_name=standby`;
  runProgram(folder, 'pg_basebackup', '-D', dataOf(folder), '-d', source, '-X', 'stream', '-c', 'fast', '-R');
  const standby = await serve(folder);
  await runOnPrimary("ALTER SYSTEM SET synchronous_standby_names = 'standby'");
  await runOnPrimary('SELECT pg_reload_conf()');
  const isSynchronous = async (): Promise<boolean> =>
    (await runOnPrimary("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'")).rows.length > 0;
  for (let attempt = 0; !(await isSynchronous()); attempt++) {
    if (attempt > 100) throw new Error('The standby does not follow the primary.');
    await setTimeout(100);
  }
  return standby;
}

async function query(address: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs });
  client.on('error', () => {});
  try {
    await client.connect();
    return await client.query(sql);
  } finally {
    // Waits for the server to hang up, which one that is frozen does not do.
    await Promise.race([client.end(), setTimeout(stopTimeoutMs, undefined, { ref: false })]);
  }
}

function addressOf(port: number, database: string): string {
  return `postgres://jieda@127.0.0.1:${port}/${database}`;
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** Signals the server and then its processes, some of which are short-lived. */
function signalAll(server: ChildProcess, signal: NodeJS.Signals): void {
  server.kill(signal);
  for (const pid of childrenOf(server.pid)) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-postgres-'));
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

function dataOf(folder: string): string {
  return join(folder, 'data');
}

function programFile(name: string): string {
  return join(postgresPrograms ?? '', name);
}

function runProgram(folder: string, name: string, ...options: string[]): void {
  execFileSync(programFile(name), options, { ...spawnOptions(folder), timeout: timeoutMs });
}

function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return undefined;
  const newest = readdirSync(root)
    .filter((version) => existsSync(join(root, version, 'bin', 'initdb')))
    .sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(root, newest, 'bin');
}

function spawnOptions(folder: string): Pick<SpawnOptions, 'stdio' | 'cwd' | 'uid' | 'gid'> {
  return { stdio: 'ignore', cwd: folder, ...owner };
}

/** PostgreSQL refuses to run as root; Debian’s package creates a user for it. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0 || postgresPrograms === undefined) return undefined;
  const idOf = (option: string): number => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}
