import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder and the programs that run in it; both are gone when the work ends, also by Ctrl-C. */
export interface Workspace {
  folder: string;
  /**
   * Ends this program and all it started when the work is broken off.
   *
   * @returns call it when the program has ended by itself
   */
  watch(child: ChildProcess): () => void;
}

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs `work` with a workspace of its own and takes that away again. */
export async function withWorkspace<Result>(work: (workspace: Workspace) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-bench-'));
  const running = new Set<ChildProcess>();

  function watch(child: ChildProcess): () => void {
    running.add(child);
    return () => void running.delete(child);
  }

  function breakOff(signal: keyof typeof signals): void {
    for (const child of running) endGroup(child);
    remove(folder);
    process.exit(signals[signal]);
  }

  process.once('SIGINT', breakOff).once('SIGTERM', breakOff);
  try {
    return await work({ folder, watch });
  } finally {
    process.off('SIGINT', breakOff).off('SIGTERM', breakOff);
    remove(folder);
  }
}

/** The whole process group, at once: what is made is thrown away anyway. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function remove(folder: string): void {
  // A process that is just ending may still write a file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
