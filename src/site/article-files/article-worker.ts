import { parentPort, workerData } from 'node:worker_threads';
import type { ArticleJob, ArticlePlaces } from './article-jobs.ts';
import { articleWriter } from './article-writer.ts';

/** A thread of `writeInThreads`: says when it is ready for more. */
const write = articleWriter(workerData as ArticlePlaces);
parentPort?.on('message', async (jobs: ArticleJob[]) => {
  await write(jobs);
  parentPort?.postMessage('written');
});
parentPort?.postMessage('ready');
