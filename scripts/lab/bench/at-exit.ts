import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { readDescendants, readPeakMiB } from '../process-table.ts';

/**
 * Preloaded by `--import` into a Node program that is measured. Processes it leaves running, as Pagefind's
 * service, are never waited for by anyone we could ask, so what they used is written down when it ends.
 */

/** What {@link leftoversFile} holds. */
export interface Leftovers {
  /** CPU of the processes left running and of those they waited for. */
  cpuSeconds: number;
  /** The largest of the program itself and the processes left running. */
  peakMiB: number;
}

/** Environment variable with the file to write. */
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
