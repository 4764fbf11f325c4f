import { parentPort } from 'node:worker_threads';
import { toKept, toKeptFacts } from '../fragments.ts';
import { compileBody, factsOfBody } from './compile-body.ts';
import type { Batch, CompiledJob } from './compile-thread.ts';
import { renderContext } from './context.ts';

/** A thread of the pool. Posts each fragment separately, so that the pool knows which article is being compiled. */
parentPort?.on('message', async ({ data, withPages, jobs }: Batch) => {
  for (const { index, digest, source, media } of jobs) {
    const context = renderContext(source.locale, { ...data, media });
    const kept = withPages ? toKept(await compileBody(source.body, context)) : toKeptFacts(factsOfBody(source.body, context));
    parentPort?.postMessage({ index, digest, ...kept } satisfies CompiledJob);
  }
});
parentPort?.postMessage('ready');
