import { parentPort, workerData } from 'node:worker_threads';
import { compileHere, type Job, type WorkerData } from './compile-pool.ts';

/** One thread of the pool: a batch in, its fragments out. */
const { folder, data } = workerData as WorkerData;

parentPort?.on('message', async (jobs: Job[]) => {
  parentPort?.postMessage(await compileHere(folder, jobs, data));
});
