import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ShownData } from './context.ts';
import type { Fragment } from './fragment.ts';
import { fragmentDigest, makeFragment, readFragment, type Source } from './fragments.ts';

/** A thread takes longer to start than this many articles to compile. */
const minArticlesForThreads = 150;
const batchSize = 25;

export interface CompiledSource {
  digest: string;
  fragment: Fragment;
}

/**
 * The fragments of `sources`, in their order: from the folder where they are, compiled where they are
 * not, by all processors when there are many.
 */
export async function compileSources(folder: string, sources: readonly Source[], data: ShownData): Promise<CompiledSource[]> {
  const digests = sources.map((source) => fragmentDigest(source, data));
  const fragments = await Promise.all(digests.map((digest) => readFragment(folder, digest)));
  const missing = digests.flatMap((_digest, index) => (fragments[index] === undefined ? [index] : []));
  const jobs = missing.map((index): Job => {
    // Sources may carry more than can be sent to a thread.
    const { locale, body } = sources[index] as Source;
    return { index, digest: digests[index] ?? '', source: { locale, body } };
  });
  await mkdir(folder, { recursive: true });
  const results =
    missing.length < minArticlesForThreads ? await compileHere(folder, jobs, data) : await compileInThreads(folder, jobs, data);
  for (const { index, fragment } of results) fragments[index] = fragment;
  return digests.map((digest, index) => ({ digest, fragment: fragments[index] as Fragment }));
}

export interface Job {
  index: number;
  digest: string;
  source: Source;
}

export interface Result {
  index: number;
  fragment: Fragment;
}

/** What a thread is started with. */
export interface WorkerData {
  folder: string;
  data: ShownData;
}

export async function compileHere(folder: string, jobs: readonly Job[], data: ShownData): Promise<Result[]> {
  const results: Result[] = [];
  for (const { index, digest, source } of jobs) {
    results.push({ index, fragment: await makeFragment(folder, digest, source, data) });
  }
  return results;
}

/** This thread takes part: while it only waited, a processor would stand idle. */
async function compileInThreads(folder: string, jobs: readonly Job[], data: ShownData): Promise<Result[]> {
  const queue = Array.from({ length: Math.ceil(jobs.length / batchSize) }, (_, batch) =>
    jobs.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  const results: Result[] = [];
  const workers = Array.from(
    { length: availableParallelism() - 1 },
    () => new Worker(new URL('./compile-worker.ts', import.meta.url), { workerData: { folder, data } satisfies WorkerData }),
  );
  const workHere = async (): Promise<void> => {
    for (let batch = queue.shift(); batch !== undefined; batch = queue.shift())
      results.push(...(await compileHere(folder, batch, data)));
  };
  try {
    await Promise.all([workHere(), ...workers.map((worker) => workThere(worker, queue, results))]);
    return results;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Feeds a thread batches until there are none left. */
function workThere(worker: Worker, queue: Job[][], results: Result[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (): void => {
      const batch = queue.shift();
      if (batch === undefined) resolve();
      else worker.postMessage(batch);
    };
    worker.on('message', (done: Result[]) => {
      results.push(...done);
      next();
    });
    worker.on('error', reject);
    next();
  });
}
