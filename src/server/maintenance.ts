import { setTimeout } from 'node:timers/promises';
import { maintain } from '../feedback/maintain.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import type { Store } from '../store/store.ts';

export interface MaintenanceOptions {
  store: Store;
  readSettings: () => Promise<FeedbackSettings>;
  /** Milliseconds since 1970. */
  clock: () => number;
  log: (line: string) => void;
}

/** Salts and tags are deleted that often: what holds for two days is never kept longer. */
const forgetEveryMs = 10 * 60 * 1000;

const stopWithinMs = 2_000;

/** Keeps a store in order while an endpoint runs, once at the start and then from time to time. */
export function maintainRegularly({ store, readSettings, clock, log }: MaintenanceOptions): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();

  /** One after the other; a fault is told and the next round tries again. */
  function run(task: () => Promise<unknown>): void {
    running = running.then(task).then(
      () => {},
      (error: Error) => log(`Maintenance failed: ${error.message}`),
    );
  }

  /** Where several processes share a database, one of them does it; twice would do no harm. */
  const maintainAlone: NonNullable<Store['exclusively']> = store.exclusively ?? ((_, task) => task(store));
  const forget = (): void => run(() => maintainAlone('maintenance', async (own) => maintain(own, await readSettings(), clock())));
  const timer = setInterval(forget, forgetEveryMs).unref();
  forget();
  return {
    async stop() {
      clearInterval(timer);
      // Whatever is cut is done by the next round; a database that hangs would keep us here.
      await Promise.race([running, setTimeout(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
