import { parentPort } from 'node:worker_threads';
import { toKept } from '../fragments.ts';
import { compileBody } from './compile-body.ts';
import type { Batch, CompiledJob } from './compile-thread.ts';
import { renderContext } from './context.ts';

/** A thread of the pool. Posts each fragment separately, so that the pool knows which article is being compiled. */
parentPort?.on('message', async ({ data, jobs }: Batch) => {
  for (const { index, digest, source, media } of jobs) {
    const fragment = await compileBody(source.body, renderContext(source.locale, { ...data, media }));
    parentPort?.postMessage({ index, digest, ...toKept(fragment) } satisfies CompiledJob);
  }
});
parentPort?.postMessage('ready');
