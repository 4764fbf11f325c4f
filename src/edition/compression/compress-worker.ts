import { parentPort, workerData } from 'node:worker_threads';
import { compressTexts } from './compress-texts.ts';
import type { TextsOfThread } from './compress-thread.ts';

/** The thread's half of `compressInThread`. */
const { folder, texts } = workerData as TextsOfThread;
parentPort?.postMessage(compressTexts(folder, texts));
