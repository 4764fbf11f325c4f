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
  /** Channels that an earlier call is still sending to, which are left to it; kept by the caller from call to call. */
  busy?: Set<string>;
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

/** Messages that are on their way to one channel at the same time: all of them end well within their lease. */
const batchMessages = 8;

/**
 * Sends what is due, each message at least once, until nothing is left or `maxMessages` were tried on each channel. Askers,
 * staff and every webhook are channels of their own: one that hangs delays no other.
 *
 * @throws StoreError
 */
export async function deliverDue(delivery: Delivery, maxMessages = 1_000): Promise<Delivered> {
  const { carriers, busy = new Set<string>() } = delivery;
  const channels = carriers.flatMap(({ reach }) => channelsOf(reach)).filter((channel) => !busy.has(nameOfChannel(channel)));
  const total: Delivered = { sent: 0, delayed: 0, failed: 0 };
  const results = await Promise.allSettled(
    channels.map(async (channel) => {
      const name = nameOfChannel(channel);
      busy.add(name);
      try {
        await deliverTo(channel, delivery, maxMessages, total);
      } finally {
        busy.delete(name);
      }
    }),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return total;
}

function channelsOf({ carrier, targets }: Reach): Reach[] {
  return targets === undefined ? [{ carrier }] : targets.map((target) => ({ carrier, targets: [target] }));
}

function nameOfChannel({ carrier, targets = [] }: Reach): string {
  return [carrier, ...targets].join(' ');
}

async function deliverTo(channel: Reach, delivery: Delivery, maxMessages: number, total: Delivered): Promise<void> {
  const { store, clock, random, newLease, signal } = delivery;
  for (let tried = 0; tried < maxMessages && signal?.aborted !== true; ) {
    const limit = Math.min(batchMessages, maxMessages - tried);
    const messages = await takeDue(store, { reach: [channel], lease: newLease(), now: clock(), limit });
    if (messages.length === 0) return;
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
