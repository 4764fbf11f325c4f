import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A temporary folder and the programs that run in it. Both are removed when the work ends, also by Ctrl-C. */
export interface Workspace {
  folder: string;
  /**
   * Kills this program and all it started when the work is interrupted.
   *
   * @returns function to call once the program has ended
   */
  watch(child: ChildProcess): () => void;
}

const signals = { SIGINT: 130, SIGTERM: 143 } as const;

/** Runs `work` in a new workspace and removes it afterwards. */
export async function withWorkspace<Result>(work: (workspace: Workspace) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'jieda-bench-'));
  const running = new Set<ChildProcess>();

  function watch(child: ChildProcess): () => void {
    running.add(child);
    return () => void running.delete(child);
  }

  function interrupt(signal: keyof typeof signals): void {
    for (const child of running) endGroup(child);
    remove(folder);
    process.exit(signals[signal]);
  }

  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return await work({ folder, watch });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    remove(folder);
  }
}

/** Kills the process group; its files are removed anyway. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function remove(folder: string): void {
  // A process that is about to exit may still write a file.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
