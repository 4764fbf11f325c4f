import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChild } from '../load/child-server.ts';
import { loadVotes } from '../load/votes.ts';

/** Some containers have strace but forbid tracing; installing something does not help there. */
export const tracing: 'works' | 'forbidden' | 'missing' = await tryTracing();

if (tracing === 'missing')
  console.error(
    '\n!!! NOT SHOWN: that the disk is synced before every answer. strace is not installed (apt-get install strace).\n',
  );
if (tracing === 'forbidden')
  console.error(
    '\n!!! NOT TRACED: this container forbids strace. Shown instead: each vote is committed before its answer, on a connection whose commits SQLite syncs.\n',
  );

export interface SyncResult {
  answers: number;
  syncs: number;
  /** Answers sent before their vote was in the log, or before the log was synced. */
  early: number;
}

export interface SyncOptions {
  script: readonly string[];
  environment: NodeJS.ProcessEnv;
  votes: number;
}

/** Traces the server’s system calls: before a 201 is sent, its vote must be written to the log and the log synced. */
export async function proveSyncs({ script, environment, votes }: SyncOptions): Promise<SyncResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-trace-'));
  const trace = join(folder, 'trace');
  try {
    const calls = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';
    // -D makes the server itself our child, so signals reach it. -s 4096 shows a whole page of the log.
    const options = ['-D', '-f', '-y', '-s', '4096', '-e', calls, '-o', trace];
    const server = await startChild(script, environment, ['strace', ...options]);
    await loadVotes({ url: server.url, connections: 16, votes });
    await server.stop();
    return readTrace(await readWhenComplete(trace));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Reads the output of `strace -f -y`. A ballot is durable once a page that holds it was written to the log and a sync
 * that began afterwards has ended. When threads interleave, a call is split into two lines, its beginning and its end.
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

/** Everything that may be a ballot, overlapping matches included: the texts of a page are not separated. */
function ballotsIn(line: string): string[] {
  return [...line.matchAll(/(?=(\d{13}[\w-]{22}))/g)].map(([, ballot = '']) => ballot);
}

/** strace writes its last lines after the server has ended. */
async function readWhenComplete(file: string): Promise<string> {
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
    await readWhenComplete(trace);
    return 'works';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'forbidden';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
