import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';

/** Some containers have the program but forbid tracing; nothing that is installed mends that. */
export const tracing: 'works' | 'forbidden' | 'missing' = await tryTracing();

if (tracing === 'missing')
  console.error('\n!!! NOT SHOWN: that the disk is synced before every answer; there is no strace (apt-get install strace).\n');
if (tracing === 'forbidden')
  console.error(
    '\n!!! NOT TRACED: this container forbids strace. Shown instead: each vote is committed before its answer, on a connection that SQLite syncs at every commit.\n',
  );

export interface SyncResult {
  answers: number;
  syncs: number;
  /** Answers sent although their vote was not in the log by then, or the log not synced since. */
  early: number;
}

export interface SyncOptions {
  script: readonly string[];
  environment: NodeJS.ProcessEnv;
  votes: number;
}

/** Traces the server's system calls: a vote must be written to the log, and the log synced, before its 201 is sent. */
export async function proveSyncs({ script, environment, votes }: SyncOptions): Promise<SyncResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-trace-'));
  const trace = join(folder, 'trace');
  try {
    const calls = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';
    // -D: the server itself is our child, so that signals reach it. A page of the log is 4096 bytes.
    const options = ['-D', '-f', '-y', '-s', '4096', '-e', calls, '-o', trace];
    const server = await startChild(script, environment, ['strace', ...options]);
    await load({
      url: server.url,
      connections: 16,
      requests: votes,
      makeRequest: (connection) => {
        const id = timedUuid();
        return jsonPost('/api/votes', smallSiteVote(id, connection % 10), { 'User-Agent': id });
      },
    });
    await server.stop();
    return readTrace(await untilWhole(trace));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Pure: what a trace of `strace -f -y` says. A ballot is known as durable when a page with it was written to the log,
 * a sync began after that, and has ended. Threads take turns within a call: its beginning and end are two lines then.
 */
export function readTrace(trace: string): SyncResult {
  const result: SyncResult = { answers: 0, syncs: 0, early: 0 };
  let written = new Set<string>();
  const syncing = new Map<string, Set<string>>();
  const durable = new Set<string>();
  for (const line of trace.split('\n')) {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (/pwrite(?:64|v)\(\d+<[^>]*-wal>/.test(line)) {
      for (const ballot of ballotsIn(line)) written.add(ballot);
    } else if (/f(?:data)?sync\(\d+<[^>]*-wal>/.test(line)) {
      syncing.set(thread, written);
      written = new Set();
    } else if (line.includes('"HTTP/1.1 201')) {
      const ballot = /\\"ballot\\":\\"([\w-]+)/.exec(line)?.[1];
      result.answers += 1;
      if (ballot === undefined || !durable.has(ballot)) result.early += 1;
    }
    if (/f(?:data)?sync(?:\(| resumed).*= 0$/.test(line)) {
      for (const ballot of syncing.get(thread) ?? []) durable.add(ballot);
      result.syncs += syncing.delete(thread) ? 1 : 0;
    }
  }
  return result;
}

/** Whatever may be one, at each place of the line: a page's texts stand close together. */
function ballotsIn(line: string): string[] {
  return [...line.matchAll(/(?=(\d{13}[\w-]{22}))/g)].map(([, ballot = '']) => ballot);
}

/** The tracer writes its last lines after the server has ended. */
async function untilWhole(file: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (/\+\+\+ (?:exited|killed)[^\n]*\n$/.test(text)) return text;
    await setTimeout(50);
  }
  throw new Error('The trace has no end.');
}

async function tryTracing(): Promise<typeof tracing> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-trace-'));
  const trace = join(folder, 'trace');
  try {
    execFileSync('strace', ['-D', '-f', '-o', trace, 'true'], { stdio: 'ignore' });
    await untilWhole(trace);
    return 'works';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'forbidden';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
