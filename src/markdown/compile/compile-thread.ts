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
  /** How many articles of the batch are compiled: a message for each takes a tenth of the time. */
  readonly #compiled = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #worker: Worker;
  readonly #isReady: Promise<void>;

  constructor(limits: CompileLimits) {
    this.#limits = limits;
    this.#worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      workerData: this.#compiled,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
    });
    this.#isReady = new Promise((resolve, reject) => {
      this.#worker.once('message', () => resolve());
      this.#worker.once('error', reject);
    });
    // Whoever compiles learns of it; a thread that nobody uses must not end the process.
    this.#isReady.catch(() => undefined);
    this.#worker.unref();
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
    const [worker, compiled] = [this.#worker, this.#compiled];
    const countCompiled = (): number => Atomics.load(compiled, 0);
    Atomics.store(compiled, 0, 0);
    return new Promise((resolve, reject) => {
      const settle = (outcome: BatchOutcome): void => {
        clock.stop();
        worker.off('message', onMessage).off('error', onError);
        resolve(outcome);
      };
      // What the thread has compiled before is lost with it.
      const stop = (exceeded: 'time' | 'memory'): void => {
        const at = Math.min(countCompiled(), jobs.length - 1);
        settle({ done: [], stopped: { job: jobs[at] as Job, exceeded, rest: jobs.toSpliced(at, 1) } });
      };
      const onMessage = (done: CompiledJob[]): void => settle({ done });
      const onError = (error: NodeJS.ErrnoException): void => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
          stop('memory');
          return;
        }
        clock.stop();
        reject(error);
      };
      const clock = startClock(worker, this.#limits, countCompiled, () => stop('time'));
      worker.on('message', onMessage).on('error', onError);
      worker.postMessage({ ...batch, jobs } satisfies Batch);
    });
  }
}
