import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startChild } from '../load/child-server.ts';
import { jsonPost, load } from '../load/raw-client.ts';
import { smallSiteVote, timedUuid } from '../load/small-site.ts';

export const straceIsThere: boolean = isThere();

if (!straceIsThere)
  console.error('\n!!! NOT SHOWN: that the disk is synced before every answer; there is no strace (apt-get install strace).\n');

export interface SyncResult {
  answers: number;
  syncs: number;
  /** Answers sent although votes had been written to the log since the last sync. */
  early: number;
}

/** Traces the server's system calls: what is written to the log must be synced before a 201 is sent. */
export async function proveSyncs({ script, environment, votes }: SyncOptions): Promise<SyncResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-trace-'));
  const trace = join(folder, 'trace');
  try {
    const calls = 'trace=pwrite64,pwritev,write,writev,sendto,sendmsg,fsync,fdatasync';
    // -D: the server itself is our child, so that signals reach it.
    const options = ['-D', '-f', '-y', '-s', '16', '-e', calls, '-o', trace];
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

/** The tracer writes its last lines after the server has ended. */
async function untilWhole(file: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const text = readFileSync(file, 'utf8');
    if (/\+\+\+ (?:exited|killed)[^\n]*\n$/.test(text)) return text;
    await setTimeout(50);
  }
  throw new Error('The trace has no end.');
}

export interface SyncOptions {
  script: readonly string[];
  environment: NodeJS.ProcessEnv;
  votes: number;
}

/** Pure: what a trace of `strace -f -y` says. */
export function readTrace(trace: string): SyncResult {
  const result: SyncResult = { answers: 0, syncs: 0, early: 0 };
  let isUnsynced = false;
  for (const line of trace.split('\n')) {
    if (/pwrite(?:64|v)\(\d+<[^>]*-wal>/.test(line)) isUnsynced = true;
    else if (/f(?:data)?sync\(\d+<[^>]*-wal>/.test(line)) {
      isUnsynced = false;
      result.syncs += 1;
    } else if (line.includes('"HTTP/1.1 201')) {
      result.answers += 1;
      if (isUnsynced) result.early += 1;
    }
  }
  return result;
}

function isThere(): boolean {
  try {
    // Some containers have the program but forbid tracing.
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
