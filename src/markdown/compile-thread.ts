import { Worker } from 'node:worker_threads';
import type { ShownData } from './context.ts';
import type { Fragment } from './fragment.ts';
import type { Source } from './fragments.ts';

/** Articles that a thread compiles one after the other. */
export interface Batch {
  /** Where their fragments are kept. */
  folder: string;
  data: ShownData;
  jobs: readonly Job[];
}

export interface Job {
  index: number;
  digest: string;
  source: Source;
}

export interface CompiledJob {
  index: number;
  fragment: Fragment;
}

/** What one article may cost. */
export interface CompileLimits {
  /** Time of the processor, which a busy machine does not stretch. */
  cpuMs: number;
  /** Time on the clock, for a thread that waits without working. */
  wallMs: number;
  memoryMb: number;
}

/** How a batch ended. */
export interface BatchOutcome {
  done: CompiledJob[];
  /** The article that cost the thread its life, and what ran out; the articles after it are still to be compiled. */
  stopped?: { job: Job; ranOutOf: 'time' | 'memory'; rest: readonly Job[] };
}

const ticksPerLimit = 20;

/** A thread that can be ended in the middle of an article: nothing else stops a parser that takes minutes. */
export class CompileThread {
  readonly #limits: CompileLimits;
  readonly #worker: Worker;
  readonly #isReady: Promise<void>;

  constructor(limits: CompileLimits) {
    this.#limits = limits;
    this.#worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    this.#isReady = new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
    });
  }

  /** Does not return before each article is compiled, or one has run into a limit; then the thread has ended. */
  async compile(batch: Batch): Promise<BatchOutcome> {
    this.#worker.ref();
    await this.#isReady;
    const outcome = await this.#compile(batch);
    if (outcome.stopped === undefined) this.#worker.unref();
    else await this.end();
    return outcome;
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #compile(batch: Batch): Promise<BatchOutcome> {
    const worker = this.#worker;
    const done: CompiledJob[] = [];
    return new Promise((resolve, reject) => {
      const settle = (ranOutOf?: 'time' | 'memory'): void => {
        clock.stop();
        worker.off('message', onMessage).off('error', onError);
        const job = batch.jobs[done.length];
        resolve(
          ranOutOf === undefined || job === undefined
            ? { done }
            : { done, stopped: { job, ranOutOf, rest: batch.jobs.slice(done.length + 1) } },
        );
      };
      const onMessage = (job: CompiledJob): void => {
        done.push(job);
        clock.restart();
        if (done.length === batch.jobs.length) settle();
      };
      const onError = (error: NodeJS.ErrnoException): void => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
          settle('memory');
          return;
        }
        clock.stop();
        reject(error);
      };
      const clock = startClock(worker, this.#limits, () => settle('time'));
      worker.on('message', onMessage).on('error', onError);
      worker.postMessage(batch);
    });
  }
}

/** Calls `onEnd` when the thread has used up the time of an article; `restart` begins the next one. */
function startClock(worker: Worker, { cpuMs, wallMs }: CompileLimits, onEnd: () => void) {
  let startedAt = performance.now();
  // Known from the first tick of an article on: what it took before then is given to it.
  let cpuAtStart: number | undefined;
  const tick = async (): Promise<void> => {
    if (performance.now() - startedAt > wallMs) {
      onEnd();
      return;
    }
    const article = startedAt;
    const used = await cpuOf(worker);
    if (used === undefined || article !== startedAt) return;
    cpuAtStart ??= used;
    if (used - cpuAtStart > cpuMs) onEnd();
  };
  const timer = setInterval(() => void tick(), cpuMs / ticksPerLimit);
  return {
    restart: (): void => {
      startedAt = performance.now();
      cpuAtStart = undefined;
    },
    stop: (): void => clearInterval(timer),
  };
}

/** Milliseconds of the processor that a thread has used; V8 answers also while the thread is busy. */
async function cpuOf(worker: Worker): Promise<number | undefined> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    // It has ended; its end is told by another event.
    return undefined;
  }
}
