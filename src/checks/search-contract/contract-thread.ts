import { Worker } from 'node:worker_threads';
import type { KeptLocale, LocaleContract } from './keep-locale.ts';

/**
 * Keeps the contract of a locale in a thread of its own.
 *
 * @throws Error when `keepLocale` throws one there, or the thread ends without an outcome
 */
export function keepInThread(contract: LocaleContract): Promise<KeptLocale> {
  const worker = new Worker(new URL('./contract-worker.ts', import.meta.url), { workerData: contract });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new Error(`The thread that asks the questions of ${contract.locale} has ended with code ${code}.`)),
    );
  });
}
