import type { Store } from '../../store/store.ts';
import { type Attempt, describeTarget, type LeasedMessage, type Reach, recordAttempt, takeDue } from './lease.ts';
import type { StoredMessage } from './message.ts';

/** One way out, such as webhooks. */
export interface Carrier {
  reach: Reach;
  /**
   * Sends a message, within `attemptMs`.
   *
   * @param signal aborted when the time is over, or the process stops
   * @throws StoreError, SealError; any other error is a failed attempt
   */
  send(message: StoredMessage, signal: AbortSignal): Promise<Exclude<Attempt, { outcome: 'given-back' }>>;
}

export interface Delivery {
  store: Store;
  carriers: readonly Carrier[];
  /** Milliseconds since 1970. */
  clock: () => number;
  /** Uniform in 0…1. */
  random: () => number;
  /** A text that no other process makes. */
  newLease: () => string;
  log: (line: string) => void;
  /** Aborted when the process stops: what has not been sent is given back. */
  signal?: AbortSignal | undefined;
}

export interface Delivered {
  sent: number;
  /** Will be tried again. */
  delayed: number;
  /** Will not. */
  failed: number;
}

/** How long one attempt may take, in milliseconds. */
const attemptMs = 30_000;

/** Messages that are sent at the same time: all of them end well within their lease. */
const batchMessages = 8;

/**
 * Sends what is due, each message at least once, until nothing is left or `maxMessages` were tried.
 *
 * @throws StoreError
 */
export async function deliverDue(delivery: Delivery, maxMessages = 1_000): Promise<Delivered> {
  const { store, carriers, clock, random, newLease, signal } = delivery;
  const total: Delivered = { sent: 0, delayed: 0, failed: 0 };
  const reach = carriers.map((carrier) => carrier.reach);
  for (let tried = 0; tried < maxMessages && signal?.aborted !== true; ) {
    const limit = Math.min(batchMessages, maxMessages - tried);
    const messages = await takeDue(store, { reach, lease: newLease(), now: clock(), limit });
    if (messages.length === 0) break;
    tried += messages.length;
    await Promise.all(
      messages.map(async (message) => {
        const attempt = await attemptOf(delivery, message);
        await recordAttempt(store, message, attempt, { now: clock(), random: random() });
        if (attempt.outcome === 'sent') total.sent += 1;
        else if (attempt.outcome === 'failed') total[attempt.isFinal === true ? 'failed' : 'delayed'] += 1;
      }),
    );
  }
  return total;
}

async function attemptOf({ carriers, signal, log }: Delivery, message: LeasedMessage): Promise<Attempt> {
  const carrier = carriers.find(({ reach }) => reach.carrier === message.carrier);
  const limit = AbortSignal.timeout(attemptMs);
  try {
    const attempt = await carrier?.send(message, signal === undefined ? limit : AbortSignal.any([signal, limit]));
    if (attempt === undefined) return { outcome: 'given-back' };
    if (attempt.outcome === 'failed') log(`Message ${message.id} to ${describeTarget(message)} was not sent: ${attempt.fault}`);
    return attempt;
  } catch (error) {
    // It may have been sent: then it is sent twice, under the same id.
    if (signal?.aborted === true) return { outcome: 'given-back' };
    const fault = limit.aborted ? `no answer within ${attemptMs / 1_000} s` : nameOf(error);
    log(`Message ${message.id} to ${describeTarget(message)} was not sent: ${fault}`);
    return { outcome: 'failed', fault };
  }
}

/** An error's code or name: its text may hold an address. */
function nameOf(error: unknown): string {
  const { cause, code, name } = error as { cause?: { code?: string }; code?: string; name?: string };
  return cause?.code ?? code ?? name ?? 'unknown error';
}
