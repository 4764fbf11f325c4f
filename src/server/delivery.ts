import { setTimeout } from 'node:timers/promises';
import type { FeedbackSettings } from '../knowledge/feedback-settings.ts';
import { minuteMs } from '../metrics/instants.ts';
import type { SendLetter } from '../questions/mail/mail-carriers.ts';
import { deliverRound } from '../questions/outbox/round.ts';
import { needsRounds, wordsOutProblems } from '../questions/outbox/settings.ts';
import { createSealer } from '../questions/sealer.ts';
import { base64url, type RandomBytes } from '../readers/random.ts';
import type { Store } from '../store/store.ts';

export interface DeliveryOptions {
  store: Store;
  readSettings: () => Promise<FeedbackSettings>;
  /** Milliseconds since 1970. */
  clock: () => number;
  random: RandomBytes;
  key: Uint8Array;
  oldKeys?: readonly Uint8Array[] | undefined;
  /** Usually `process.env`. */
  variables: Readonly<Record<string, string | undefined>>;
  sendLetter: SendLetter | undefined;
  log: (line: string) => void;
}

/** How often to look for messages, in milliseconds. */
const lookEveryMs = 3_000;

/** Rounds that may be under way at once; a store that hangs is not asked again and again. */
const maxRounds = 8;

/** How long to wait for messages on their way when the server stops; what is left is sent by the next process. */
const stopWithinMs = 2_000;

/** Assigns and passes on questions, and sends what is told of them, while an endpoint runs. */
export function deliverRegularly(options: DeliveryOptions): { stop(): Promise<void> } {
  const { store, readSettings, clock, random, key, oldKeys, variables, sendLetter, log } = options;
  const stopping = new AbortController();
  const sealer = createSealer(key, random, oldKeys);
  const busy = new Set<string>();
  const rounds = new Set<Promise<void>>();
  let known: FeedbackSettings | undefined;
  let lookedAt = 0;

  async function round(): Promise<void> {
    const settings = await readSettings();
    const { questions, zone } = settings;
    if (known !== settings) for (const problem of wordsOutProblems(questions, variables)) log(problem);
    known = settings;
    if (questions === undefined || !needsRounds(questions)) return;
    const isLooking = Math.abs(clock() - lookedAt) >= minuteMs;
    if (isLooking) lookedAt = clock();
    await deliverRound({
      desk: { store, sealer, settings: questions, zone, staffUrl: variables['KB_STAFF_URL'] || undefined, clock },
      variables,
      sendLetter,
      isLooking,
      random: () => new DataView(Uint8Array.from(random(4)).buffer).getUint32(0) / 2 ** 32,
      newLease: () => base64url(random(12)),
      log,
      signal: stopping.signal,
      busy,
    });
  }

  function startRound(): void {
    const started = round()
      .catch((error: Error) => log(`Messages could not be sent: ${error.message}`))
      .finally(() => rounds.delete(started));
    rounds.add(started);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      // Not awaited: a receiver that hangs would delay what comes for the others in the meantime.
      if (rounds.size < maxRounds) startRound();
      await setTimeout(lookEveryMs, undefined, { ref: false, signal: stopping.signal }).catch(() => {});
    }
  }

  void run();
  return {
    async stop() {
      stopping.abort();
      await Promise.race([Promise.all(rounds), setTimeout(stopWithinMs, undefined, { ref: false })]);
    },
  };
}
