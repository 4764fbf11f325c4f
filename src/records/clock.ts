import type { event } from '../feedback/votes/tables.ts';
import { dayMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import type { RowOf } from '../store/table.ts';
import { clockLimits } from './clock-limits.ts';
import type { clock } from './tables.ts';

/** Why the clock is not trusted. */
export interface ClockDoubt {
  /** Milliseconds that the clock is ahead of the last trusted time; negative when it is behind. */
  aheadMs: number;
  /** When it will be trusted if it keeps running steadily; milliseconds since 1970. */
  trustedFrom: number;
}

/** What the database knows about the clock; all in milliseconds since 1970. */
export interface KnownClock {
  /** The last trusted reading. */
  trustedAt: number;
  /** First and latest reading of a doubted clock; `undefined` while it is trusted. */
  doubtedSince?: number | undefined;
  doubtedAt?: number | undefined;
}

/**
 * Updates what is known about the clock with a new reading.
 *
 * @param known `undefined` before the first reading, which is trusted
 * @param now milliseconds since 1970
 */
export function judgeClock(known: KnownClock | undefined, now: number): KnownClock {
  if (known === undefined || Math.abs(now - known.trustedAt) <= clockLimits.toleranceMs) return { trustedAt: now };
  const { trustedAt, doubtedSince = now, doubtedAt = now } = known;
  const isSteady = now >= doubtedAt && now - doubtedAt <= clockLimits.toleranceMs;
  const since = isSteady ? doubtedSince : now;
  return now - since >= clockLimits.trustedAfterMs ? { trustedAt: now } : { trustedAt, doubtedSince: since, doubtedAt: now };
}

/**
 * Stores a reading of the clock.
 *
 * @param now milliseconds since 1970
 * @returns why it is not trusted; `undefined` when it is
 * @throws StoreError
 */
export async function checkClock(store: Store, now: number): Promise<ClockDoubt | undefined> {
  const judged = judgeClock(await readClock(store, now), now);
  await writeClock(store, judged);
  return doubtOf(judged, now);
}

/** Trusts the clock regardless of earlier readings; for an operator who has checked it. */
export function trustClock(store: Store, now: number): Promise<void> {
  return writeClock(store, { trustedAt: now });
}

/**
 * Why the clock is doubted; `undefined` when it is trusted. Stores nothing.
 *
 * @throws StoreError
 */
export async function readClockDoubt(store: Store, now: number): Promise<ClockDoubt | undefined> {
  return doubtOf(judgeClock(await readClock(store, now), now), now);
}

/** The message for logs and health checks. */
export function describeDoubt({ aheadMs, trustedFrom }: ClockDoubt): string {
  const days = (Math.abs(aheadMs) / dayMs).toFixed(1);
  return `The clock is ${days} days ${aheadMs > 0 ? 'ahead of' : 'behind'} the last trusted time. Votes are not settled or purged until it is corrected, or until ${new Date(trustedFrom).toISOString()} if it keeps running steadily.`;
}

function doubtOf({ trustedAt, doubtedSince }: KnownClock, now: number): ClockDoubt | undefined {
  if (doubtedSince === undefined) return undefined;
  return { aheadMs: now - trustedAt, trustedFrom: doubtedSince + clockLimits.trustedAfterMs };
}

/**
 * A database from an older engine has no clock row. Then the newest vote reveals a clock that is behind, but not one that
 * is ahead: the vote may be old.
 */
async function readClock(store: Store, now: number): Promise<KnownClock | undefined> {
  const [row] = await store.query<RowOf<typeof clock>>(statement('SELECT * FROM clock'));
  if (row !== undefined) {
    return {
      trustedAt: row.trusted_at,
      doubtedSince: row.doubted_since ?? undefined,
      doubtedAt: row.doubted_at ?? undefined,
    };
  }
  const [newest] = await store.query<Pick<RowOf<typeof event>, 'at'>>(
    statement('SELECT at FROM event ORDER BY seq DESC LIMIT 1'),
  );
  return newest === undefined || newest.at <= now ? undefined : { trustedAt: newest.at };
}

async function writeClock(store: Store, { trustedAt, doubtedSince, doubtedAt }: KnownClock): Promise<void> {
  await store.write([
    statement(
      `INSERT INTO clock (name, trusted_at, doubted_since, doubted_at) VALUES ('store', ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET trusted_at = excluded.trusted_at,
         doubted_since = excluded.doubted_since, doubted_at = excluded.doubted_at`,
      trustedAt,
      doubtedSince ?? null,
      doubtedAt ?? null,
    ),
  ]);
}
