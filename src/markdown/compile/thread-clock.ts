import type { Worker } from 'node:worker_threads';

const ticksPerLimit = 20;

/**
 * Watches the time that a thread spends on each article.
 *
 * @param limits.cpuMs CPU time, in milliseconds
 * @param limits.wallMs elapsed time, in milliseconds
 * @param countCompiled how many articles the thread has finished
 * @param onExceeded called when an article has used up either
 */
export function startClock(
  worker: Worker,
  { cpuMs, wallMs }: { cpuMs: number; wallMs: number },
  countCompiled: () => number,
  onExceeded: () => void,
) {
  let compiled = 0;
  let startedAt = performance.now();
  // Measured from the article's first tick; time before it does not count.
  let cpuAtStart: number | undefined;
  const tick = async (): Promise<void> => {
    if (countCompiled() !== compiled) {
      compiled = countCompiled();
      startedAt = performance.now();
      cpuAtStart = undefined;
    }
    if (performance.now() - startedAt > wallMs) {
      onExceeded();
      return;
    }
    const used = await cpuOf(worker);
    if (used === undefined || countCompiled() !== compiled) return;
    cpuAtStart ??= used;
    if (used - cpuAtStart > cpuMs) onExceeded();
  };
  const timer = setInterval(() => void tick(), cpuMs / ticksPerLimit);
  return { stop: (): void => clearInterval(timer) };
}

/** CPU time a thread has used, in milliseconds. V8 answers even while the thread is busy. */
async function cpuOf(worker: Worker): Promise<number | undefined> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    // The thread has ended, which its events report.
    return undefined;
  }
}
