import { dayMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { clockLimits } from './clock-limits.ts';

/** Why the clock is not believed. */
export interface ClockDoubt {
  /** Milliseconds that the clock is ahead of the time last believed; negative when it is behind. */
  aheadMs: number;
  /** When it will be believed if it goes on evenly; milliseconds since 1970. */
  believedFrom: number;
}

/** What the database has of the clock. */
export interface KnownClock {
  /** Milliseconds since 1970, as the others. */
  believedAt: number;
  doubtedSince?: number | undefined;
  doubtedAt?: number | undefined;
}

/**
 * Pure: what is known of the clock after one more reading of it.
 *
 * @param known `undefined` before the first reading, which is believed
 * @param now milliseconds since 1970
 */
export function judgeClock(known: KnownClock | undefined, now: number): KnownClock {
  if (known === undefined || Math.abs(now - known.believedAt) <= clockLimits.toleranceMs) return { believedAt: now };
  const { believedAt, doubtedSince = now, doubtedAt = now } = known;
  const goesOn = now >= doubtedAt && now - doubtedAt <= clockLimits.toleranceMs;
  const since = goesOn ? doubtedSince : now;
  return now - since >= clockLimits.believedAfterMs ? { believedAt: now } : { believedAt, doubtedSince: since, doubtedAt: now };
}

/**
 * Notes a reading of the clock.
 *
 * @param now milliseconds since 1970
 * @returns why it is not believed; `undefined` when it is
 * @throws StoreError
 */
export async function checkClock(store: Store, now: number): Promise<ClockDoubt | undefined> {
  const judged = judgeClock(await readClock(store, now), now);
  await writeClock(store, judged);
  return doubtOf(judged, now);
}

/** Believes the clock whatever it said before; for an operator who has looked at it. */
export function believeClock(store: Store, now: number): Promise<void> {
  return writeClock(store, { believedAt: now });
}

/**
 * Whether the clock is believed, without noting anything.
 *
 * @throws StoreError
 */
export async function doubtClock(store: Store, now: number): Promise<ClockDoubt | undefined> {
  return doubtOf(judgeClock(await readClock(store, now), now), now);
}

/** In words, for a log or a health check. */
export function describeDoubt({ aheadMs, believedFrom }: ClockDoubt): string {
  const days = (Math.abs(aheadMs) / dayMs).toFixed(1);
  return `The clock is ${days} days ${aheadMs > 0 ? 'ahead of' : 'behind'} the time last stored. Votes are not settled and nothing is purged until it is set right, or until ${new Date(believedFrom).toISOString()} if it stays so.`;
}

function doubtOf({ believedAt, doubtedSince }: KnownClock, now: number): ClockDoubt | undefined {
  if (doubtedSince === undefined) return undefined;
  return { aheadMs: now - believedAt, believedFrom: doubtedSince + clockLimits.believedAfterMs };
}

/**
 * A database that an older engine wrote to has no note. Its newest vote shows a clock that is behind; how long ago that
 * vote may be, nobody can say.
 */
async function readClock(store: Store, now: number): Promise<KnownClock | undefined> {
  const [row] = await store.query(statement('SELECT believed_at, doubted_since, doubted_at FROM clock'));
  if (row !== undefined) {
    return {
      believedAt: Number(row['believed_at']),
      doubtedSince: optional(row['doubted_since']),
      doubtedAt: optional(row['doubted_at']),
    };
  }
  const [newest] = await store.query(statement('SELECT at FROM event ORDER BY seq DESC LIMIT 1'));
  return newest === undefined || Number(newest['at']) <= now ? undefined : { believedAt: Number(newest['at']) };
}

async function writeClock(store: Store, { believedAt, doubtedSince, doubtedAt }: KnownClock): Promise<void> {
  await store.write([
    statement(
      `INSERT INTO clock (name, believed_at, doubted_since, doubted_at) VALUES ('store', ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET believed_at = excluded.believed_at,
         doubted_since = excluded.doubted_since, doubted_at = excluded.doubted_at`,
      believedAt,
      doubtedSince ?? null,
      doubtedAt ?? null,
    ),
  ]);
}

function optional(value: string | number | null | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
