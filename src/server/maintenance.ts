import { setTimeout } from 'node:timers/promises';
import type { VoteClock } from '../feedback/votes/vote-clock.ts';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { type ClockDoubt, describeDoubt } from '../records/clock.ts';
import { maintain } from '../records/maintain.ts';
import type { Store } from '../store/store.ts';

export interface MaintenanceOptions {
  store: Store;
  readSettings: () => Promise<FeedbackSettings>;
  /** The machine's clock; milliseconds since 1970. */
  clock: () => number;
  voteClock: VoteClock;
  log: (line: string) => void;
}

/** How often to run, in milliseconds. `day-salt.ts` deletes salts and tags an hour early, which leaves time for this. */
const maintainEveryMs = 10 * 60 * 1000;

/** How long to wait for a running round when the server stops, in milliseconds. */
const stopWithinMs = 2_000;

/** Maintains a store while an endpoint runs: once at the start and then at intervals. */
export function maintainRegularly({ store, readSettings, clock, voteClock, log }: MaintenanceOptions): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();

  /** Runs one task after the other. Failures are logged, and the next round tries again. */
  function run(task: () => Promise<unknown>): void {
    running = running.then(task).then(
      () => {},
      (error: Error) => log(`Maintenance failed: ${error.message}`),
    );
  }

  let isDoubted = false;
  function logDoubt(doubt: ClockDoubt | undefined): void {
    if (doubt !== undefined && !isDoubted) log(describeDoubt(doubt));
    if (doubt === undefined && isDoubted) log('The clock is trusted again.');
    isDoubted = doubt !== undefined;
  }

  /** Of several processes on one database, only one runs maintenance at a time. Running it twice would be harmless. */
  const maintainAlone: NonNullable<Store['exclusively']> = store.exclusively ?? ((_, task) => task(store));
  async function maintainOnce(): Promise<void> {
    await maintainAlone('maintenance', async (own) =>
      logDoubt(await maintain(own, await readSettings(), clock(), voteClock.now())),
    );
    await voteClock.refresh(store);
  }

  const timer = setInterval(() => run(maintainOnce), maintainEveryMs).unref();
  run(maintainOnce);
  return {
    async stop() {
      clearInterval(timer);
      // The next round completes interrupted work; waiting for a hung database would block the shutdown.
      await Promise.race([running, setTimeout(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
