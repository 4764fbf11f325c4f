import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ArticleJob, ArticlePlaces } from './article-jobs.ts';
import { articleWriter } from './article-writer.ts';

/** With fewer, starting a thread takes longer than it saves. */
const articlesPerThread = 250;

/** Few, because drawing pictures makes V8 collect garbage in all that a thread has. */
const batchSize = 50;

/** Writes articles on all processors. */
export async function writeInThreads(places: ArticlePlaces, jobs: readonly ArticleJob[]): Promise<void> {
  const threads = Math.min(availableParallelism(), Math.floor(jobs.length / articlesPerThread));
  if (threads < 1) {
    await articleWriter(places)(jobs);
    return;
  }
  const batches = Array.from({ length: Math.ceil(jobs.length / batchSize) }, (_, batch) =>
    jobs.slice(batch * batchSize, (batch + 1) * batchSize),
  );
  await Promise.all(Array.from({ length: threads }, () => emptyQueue(batches, places)));
}

/** @throws Error when the thread does */
function emptyQueue(batches: (readonly ArticleJob[])[], workerData: ArticlePlaces): Promise<void> {
  const worker = new Worker(new URL('./article-worker.ts', import.meta.url), { workerData });
  return new Promise<void>((resolve, reject) => {
    worker.on('message', () => {
      const next = batches.shift();
      if (next === undefined) resolve();
      else worker.postMessage(next);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that writes articles has ended with code ${code}.`)));
  }).finally(() => worker.terminate());
}
