import { parentPort } from 'node:worker_threads';
import type { Call, Told } from './command-thread.ts';

const tell = (told: Told): void => parentPort?.postMessage(told);

for (const stream of ['stdout', 'stderr'] as const)
  process[stream].write = (text: string | Uint8Array): boolean => {
    tell({ stream, text: typeof text === 'string' ? text : Buffer.from(text).toString() });
    return true;
  };

parentPort?.on('message', async ({ url, args, environment }: Call) => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.argv = [process.execPath, new URL(url).pathname, ...args];
  process.exitCode = undefined;
  try {
    await import(url);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
  // Each command adds one.
  process.stdout.removeAllListeners('error');
  tell({ code: Number(process.exitCode ?? 0) });
});
