import { parentPort, workerData } from 'node:worker_threads';
import { toKept, toKeptFacts } from '../fragments.ts';
import { compileBody, factsOfBody } from './compile-body.ts';
import type { Batch, CompiledJob } from './compile-thread.ts';
import { renderContext } from './context.ts';

/** Tells the pool which article is being compiled. */
const compiled = workerData as Int32Array;

/** A thread of the pool. */
parentPort?.on('message', async ({ data, withPages, jobs }: Batch) => {
  const done: CompiledJob[] = [];
  for (const { index, digest, source, media } of jobs) {
    const context = renderContext(source.locale, { ...data, media });
    const kept = withPages ? toKept(await compileBody(source.body, context)) : toKeptFacts(factsOfBody(source.body, context));
    done.push({ index, digest, ...kept });
    Atomics.add(compiled, 0, 1);
  }
  parentPort?.postMessage(done);
});
parentPort?.postMessage('ready');
