import type { Worker } from 'node:worker_threads';

/** Threads that are started while something is done, such as that of a SQLite store. */
export async function threadsOf<Result>(task: () => Promise<Result>): Promise<{ result: Result; threads: Worker[] }> {
  const threads: Worker[] = [];
  const note = (thread: Worker): void => {
    threads.push(thread);
  };
  process.on('worker', note);
  try {
    return { result: await task(), threads };
  } finally {
    process.off('worker', note);
  }
}
