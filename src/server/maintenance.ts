import { setTimeout } from 'node:timers/promises';
import type { VoteClock } from '../feedback/votes/vote-clock.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { type ClockDoubt, describeDoubt } from '../records/clock.ts';
import { maintain } from '../records/maintain.ts';
import type { Store } from '../store/store.ts';

export interface MaintenanceOptions {
  store: Store;
  readSettings: () => Promise<FeedbackSettings>;
  /** Milliseconds since 1970, as the machine has it. */
  clock: () => number;
  voteClock: VoteClock;
  log: (line: string) => void;
}

/** Salts and tags are deleted that often: what holds for two days is never kept longer. */
const maintainEveryMs = 10 * 60 * 1000;

const stopWithinMs = 2_000;

/** Keeps a store in order while an endpoint runs, once at the start and then from time to time. */
export function maintainRegularly({ store, readSettings, clock, voteClock, log }: MaintenanceOptions): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();

  /** One after the other; a fault is told and the next round tries again. */
  function run(task: () => Promise<unknown>): void {
    running = running.then(task).then(
      () => {},
      (error: Error) => log(`Maintenance failed: ${error.message}`),
    );
  }

  let isDoubted = false;
  function tell(doubt: ClockDoubt | undefined): void {
    if (doubt !== undefined && !isDoubted) log(describeDoubt(doubt));
    if (doubt === undefined && isDoubted) log('The clock is trusted again.');
    isDoubted = doubt !== undefined;
  }

  /** Where several processes share a database, one of them does it; twice would do no harm. */
  const maintainAlone: NonNullable<Store['exclusively']> = store.exclusively ?? ((_, task) => task(store));
  async function maintainOnce(): Promise<void> {
    await maintainAlone('maintenance', async (own) => tell(await maintain(own, await readSettings(), clock(), voteClock.now())));
    await voteClock.refresh(store);
  }

  const timer = setInterval(() => run(maintainOnce), maintainEveryMs).unref();
  run(maintainOnce);
  return {
    async stop() {
      clearInterval(timer);
      // Whatever is cut is done by the next round; a database that hangs would keep us here.
      await Promise.race([running, setTimeout(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
