import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { readDescendants, readPeakMiB } from '../process-table.ts';

/**
 * Preloaded with `--import` into a measured Node program. The CPU time of processes it leaves running, such as
 * Pagefind’s service, never shows up in the parent’s figures, so it is recorded when the program exits.
 */

/** Content of the {@link leftoversFile}. */
export interface Leftovers {
  /** CPU time of the processes left running and of their children that have ended. */
  cpuSeconds: number;
  /** Largest memory of one process: the program itself or one left running. */
  peakMiB: number;
}

/** Environment variable that names the file to write. */
export const leftoversFile = 'BENCH_LEFTOVERS';

const file = process.env[leftoversFile];
if (file !== undefined && isMainThread) {
  process.on('exit', () => {
    const left = readDescendants(process.pid);
    const leftovers: Leftovers = {
      cpuSeconds: left.reduce((sum, { cpuSeconds, childrenCpuSeconds }) => sum + cpuSeconds + childrenCpuSeconds, 0),
      peakMiB: Math.max(readPeakMiB('self'), ...left.map(({ pid }) => readPeakMiB(pid))),
    };
    writeFileSync(file, JSON.stringify(leftovers));
  });
}
