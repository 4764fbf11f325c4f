import { Worker } from 'node:worker_threads';
import type { Digests, Text } from './compress-texts.ts';

/** What a thread is given. */
export interface TextsOfThread {
  folder: string;
  texts: readonly Text[];
}

/**
 * Compresses texts in a thread of its own, see `compressTexts`.
 *
 * @throws Error when `compressTexts` throws one there, or the thread ends without an outcome
 */
export function compressInThread(workerData: TextsOfThread): Promise<Digests> {
  // Its garbage is buffers, which are outside of V8's heap.
  const resourceLimits = { maxYoungGenerationSizeMb: 8 };
  const worker = new Worker(new URL('./compress-worker.ts', import.meta.url), { workerData, resourceLimits });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread that compresses the site has ended with code ${code}.`)));
  });
}
