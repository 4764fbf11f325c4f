import { parentPort, workerData } from 'node:worker_threads';
import { collectGarbage } from '../../collect-garbage.ts';
import type { ArticleJob, ArticlePlaces } from './article-jobs.ts';
import { articleWriter } from './article-writer.ts';

/** Garbage of more takes hundreds of megabytes. */
const maxBetweenCollections = 500;

/** A thread of `writeInThreads`: says when it is ready for more. */
const write = articleWriter(workerData as ArticlePlaces);
let sinceCollection = 0;
parentPort?.on('message', async (jobs: ArticleJob[]) => {
  await write(jobs);
  sinceCollection += jobs.length;
  if (sinceCollection >= maxBetweenCollections) {
    await collectGarbage();
    sinceCollection = 0;
  }
  parentPort?.postMessage('written');
});
parentPort?.postMessage('ready');
