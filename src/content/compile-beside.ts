import { askProcess } from '../own-process.ts';
import { TextCache } from '../text-cache.ts';

/** What is compiled, and where it is kept. */
export interface CompileOrder {
  contentDir: string;
  fragmentsDir: string;
}

/**
 * Fills a cache that is empty, as after an update of the engine, in a process beside this one: after compiling ten thousand
 * articles itself, this one would keep 300 MB more for good.
 */
export async function compileBeside({ contentDir, fragmentsDir }: CompileOrder): Promise<void> {
  if (TextCache.in(fragmentsDir).has('facts')) return;
  const order: CompileOrder = { contentDir, fragmentsDir };
  await askProcess(new URL('./compile-process.ts', import.meta.url), order);
}
