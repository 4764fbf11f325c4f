import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tables } from '../../src/records/tables.ts';
import { cleanEnvironment, nodeOptions, root } from './run.ts';

export interface ServedSite {
  url: string;
  database: string;
  /** Kills the process without warning, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and database. */
  restart(): Promise<void>;
  /** Deletes what readers have sent, so that the next test is the first to send something. */
  forget(): void;
  close(): Promise<void>;
}

/** Tables of what the server knows before anybody has come. */
const ownTables: ReadonlySet<string> = new Set(['revision', 'settled', 'clock', 'salt', 'probe']);

/**
 * Serves a built site and its endpoint from another process, on a free port with a new database. Requests can name their
 * address in `X-Forwarded-For`.
 */
export async function serveSite(siteDir: string): Promise<ServedSite> {
  const folder = await mkdtemp(join(tmpdir(), 'jieda-data-'));
  const database = join(folder, 'jieda.db');
  let running = await start(siteDir, database, '0');
  const { port } = new URL(running.url);
  return {
    url: running.url,
    database,
    async kill() {
      running.child.kill('SIGKILL');
      await ended(running.child);
    },
    async restart() {
      running = await start(siteDir, database, port);
    },
    forget() {
      const file = new DatabaseSync(database, { timeout: 10_000 });
      for (const { name } of tables) if (!ownTables.has(name)) file.exec(`DELETE FROM "${name}"`);
      file.close();
    },
    async close() {
      running.child.kill('SIGTERM');
      await ended(running.child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function start(siteDir: string, database: string, port: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [...nodeOptions, join(root, 'scripts/serve.ts'), '--site', siteDir], {
    cwd: root,
    env: cleanEnvironment({ KB_DATABASE: database, PORT: port, TRUSTED_PROXIES: '127.0.0.1' }),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const data of child.stdout as AsyncIterable<Buffer>) {
    output += String(data);
    const url = /(http:\/\/[^/\s]+)\//.exec(output)?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error(`The server did not start: ${output}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
