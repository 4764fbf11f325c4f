import { Worker } from 'node:worker_threads';
import type { KeptFragment, Source } from '../fragments.ts';
import type { ShownData } from './context.ts';
import { startClock } from './thread-clock.ts';

/** Articles for a thread to compile one after another. */
export interface Batch {
  /** Without media, of which each job has its own. */
  data: ShownData;
  /** Whether what only pages need is wanted, too. */
  withPages: boolean;
  jobs: readonly Job[];
}

export interface Job {
  index: number;
  digest: string;
  source: Source;
  /** The media that the source names. */
  media: ShownData['media'];
}

export interface CompiledJob extends KeptFragment {
  index: number;
  digest: string;
}

/** Limits for compiling one article. */
export interface CompileLimits {
  /** CPU time, which does not depend on how busy the machine is. */
  cpuMs: number;
  /** Elapsed time, for a thread that hangs without using the CPU. */
  wallMs: number;
  memoryMb: number;
}

/** How a batch ended. */
export interface BatchOutcome {
  done: CompiledJob[];
  /** The article that exceeded a limit, and the remaining ones. */
  stopped?: { job: Job; exceeded: 'time' | 'memory'; rest: readonly Job[] };
}

/** Compiles articles in a thread that can be terminated: nothing else stops a parser that takes minutes. */
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

  /** Resolves when all articles are compiled, or when one has exceeded a limit, after which the thread is terminated. */
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

  #compile({ jobs, ...batch }: Batch): Promise<BatchOutcome> {
    const worker = this.#worker;
    const done: CompiledJob[] = [];
    return new Promise((resolve, reject) => {
      const settle = (exceeded?: 'time' | 'memory'): void => {
        clock.stop();
        worker.off('message', onMessage).off('error', onError);
        const job = jobs[done.length];
        const isStopped = exceeded !== undefined && job !== undefined;
        resolve(isStopped ? { done, stopped: { job, exceeded, rest: jobs.slice(done.length + 1) } } : { done });
      };
      const onMessage = (job: CompiledJob): void => {
        done.push(job);
        clock.restart();
        if (done.length === jobs.length) settle();
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
      worker.postMessage({ ...batch, jobs } satisfies Batch);
    });
  }
}
