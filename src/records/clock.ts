import { dayMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { clockLimits } from './clock-limits.ts';

/** Why the clock is not trusted. */
export interface ClockDoubt {
  /** Milliseconds that the clock is ahead of the last trusted time; negative when it is behind. */
  aheadMs: number;
  /** When it will be trusted if it keeps running steadily; milliseconds since 1970. */
  trustedFrom: number;
}

/** What the database has of the clock. */
export interface KnownClock {
  /** Milliseconds since 1970, as the others. */
  trustedAt: number;
  doubtedSince?: number | undefined;
  doubtedAt?: number | undefined;
}

/**
 * Pure: what is known of the clock after one more reading of it.
 *
 * @param known `undefined` before the first reading, which is trusted
 * @param now milliseconds since 1970
 */
export function judgeClock(known: KnownClock | undefined, now: number): KnownClock {
  if (known === undefined || Math.abs(now - known.trustedAt) <= clockLimits.toleranceMs) return { trustedAt: now };
  const { trustedAt, doubtedSince = now, doubtedAt = now } = known;
  const goesOn = now >= doubtedAt && now - doubtedAt <= clockLimits.toleranceMs;
  const since = goesOn ? doubtedSince : now;
  return now - since >= clockLimits.trustedAfterMs ? { trustedAt: now } : { trustedAt, doubtedSince: since, doubtedAt: now };
}

/**
 * Notes a reading of the clock.
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

/** Trusts the clock whatever it said before; for an operator who has looked at it. */
export function trustClock(store: Store, now: number): Promise<void> {
  return writeClock(store, { trustedAt: now });
}

/**
 * Why the clock is doubted, if it is; stores nothing.
 *
 * @throws StoreError
 */
export async function readClockDoubt(store: Store, now: number): Promise<ClockDoubt | undefined> {
  return doubtOf(judgeClock(await readClock(store, now), now), now);
}

/** In words, for a log or a health check. */
export function describeDoubt({ aheadMs, trustedFrom }: ClockDoubt): string {
  const days = (Math.abs(aheadMs) / dayMs).toFixed(1);
  return `The clock is ${days} days ${aheadMs > 0 ? 'ahead of' : 'behind'} the last trusted time. Votes are not settled or purged until it is corrected, or until ${new Date(trustedFrom).toISOString()} if it keeps running steadily.`;
}

function doubtOf({ trustedAt, doubtedSince }: KnownClock, now: number): ClockDoubt | undefined {
  if (doubtedSince === undefined) return undefined;
  return { aheadMs: now - trustedAt, trustedFrom: doubtedSince + clockLimits.trustedAfterMs };
}

/**
 * A database that an older engine wrote to has no note. Its newest vote shows a clock that is behind; how long ago that
 * vote may be, nobody can say.
 */
async function readClock(store: Store, now: number): Promise<KnownClock | undefined> {
  const [row] = await store.query(statement('SELECT trusted_at, doubted_since, doubted_at FROM clock'));
  if (row !== undefined) {
    return {
      trustedAt: Number(row['trusted_at']),
      doubtedSince: optional(row['doubted_since']),
      doubtedAt: optional(row['doubted_at']),
    };
  }
  const [newest] = await store.query(statement('SELECT at FROM event ORDER BY seq DESC LIMIT 1'));
  return newest === undefined || Number(newest['at']) <= now ? undefined : { trustedAt: Number(newest['at']) };
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

function optional(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
