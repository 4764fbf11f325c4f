import { dayMs, dayOf, hourMs } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { tagsKeptHours } from './limits.ts';
import { base64url, type RandomBytes } from './random.ts';

/** A day in UTC and its salt. */
export interface DaySalt {
  /** `2026-11-20` */
  day: string;
  value: string;
}

/**
 * Returns the salt that keys the tags of an instant's day (UTC). It is random, new every day and shared by all processes
 * on the store. Once it is deleted, nobody can produce or check that day's tags.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export type ReadDaySalt = (now: number) => Promise<DaySalt>;

/** Reads the salt from the store once a day and caches it. */
export function cacheDaySalt(store: Store, random: RandomBytes): ReadDaySalt {
  let salt: DaySalt | undefined;
  return async function readDaySalt(now) {
    const day = dayOf(now);
    if (salt?.day !== day) salt = { day, value: await agreeOnSalt(store, day, random) };
    return salt;
  };
}

/** The first process to write a day's salt decides it; all others read that one. */
async function agreeOnSalt(store: Store, day: string, random: RandomBytes): Promise<string> {
  const rows = await store.write([
    statement('INSERT INTO salt (day, value) VALUES (?, ?) ON CONFLICT (day) DO NOTHING', day, base64url(random(32))),
    statement('SELECT value FROM salt WHERE day = ?', day),
  ]);
  const row = rows[1]?.[0];
  if (row === undefined) throw new Error('The salt that was just stored is missing.');
  return String(row['value']);
}

/** An hour less than promised, so that the promise holds despite the time between two rounds of maintenance. */
const keptMs = (tagsKeptHours - 1) * hourMs;

/** Tags deleted per write. Votes wait while one runs. */
const tagsPerWrite = 5_000;

/**
 * Deletes expired salts and the tags made with them. Also those of future days, which a wrong clock made and which would
 * otherwise be kept too long. The salts go first: without them the tags are meaningless.
 *
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export async function forgetSalts(store: Store, now: number): Promise<void> {
  const last = dayOf(now - keptMs);
  const next = dayOf(now + dayMs);
  const isExpired = "(day <= ? OR day > ?) AND day <> 'forgotten'";
  // Usually there is nothing to delete, and no table is scanned.
  const expired = await store.query(statement(`SELECT day FROM salt WHERE ${isExpired} OR day = 'forgotten'`, last, next));
  if (expired.length === 0) return;
  // While this row exists, the next round resumes one that was interrupted.
  await store.write([
    statement("INSERT INTO salt (day, value) VALUES ('forgotten', '') ON CONFLICT (day) DO NOTHING"),
    statement(`DELETE FROM salt WHERE ${isExpired}`, last, next),
  ]);
  for (;;) {
    const tags = `SELECT tag FROM seen WHERE ${isExpired} LIMIT ${tagsPerWrite}`;
    const [deleted = []] = await store.write([statement(`DELETE FROM seen WHERE tag IN (${tags}) RETURNING n`, last, next)]);
    if (deleted.length === 0) break;
  }
  await store.write([statement("DELETE FROM salt WHERE day = 'forgotten'")]);
}
