import type { Worker } from 'node:worker_threads';

/** Runs a task and returns the worker threads it starts, such as that of a SQLite store. */
export async function threadsOf<Result>(task: () => Promise<Result>): Promise<{ result: Result; threads: Worker[] }> {
  const threads: Worker[] = [];
  const add = (thread: Worker): void => {
    threads.push(thread);
  };
  process.on('worker', add);
  try {
    return { result: await task(), threads };
  } finally {
    process.off('worker', add);
  }
}
