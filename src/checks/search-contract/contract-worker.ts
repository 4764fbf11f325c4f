import { parentPort, workerData } from 'node:worker_threads';
import { keepLocale, type LocaleContract } from './keep-locale.ts';

/** The thread's half of `keepInThread`. */
parentPort?.postMessage(await keepLocale(workerData as LocaleContract));
