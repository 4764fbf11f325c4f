import { dayMs, dayOf } from '../metrics/instants.ts';
import { type Store, statement } from '../store/store.ts';
import { base64url, type RandomBytes } from './random.ts';

/** The day (UTC) of an instant and its salt. */
export interface DaySalt {
  day: string;
  value: string;
}

/**
 * The salt that keys the day-tags of an instant: random, one for all processes on the store, another every
 * day (UTC). Once it is deleted nobody can make or check its tags again.
 *
 * @throws StoreError
 */
export type ReadDaySalt = (now: number) => Promise<DaySalt>;

/** Keeps the day's salt at hand. */
export function keepDaySalt(store: Store, random: RandomBytes): ReadDaySalt {
  let salt: DaySalt | undefined;
  return async function readDaySalt(now) {
    const day = dayOf(now);
    if (salt?.day !== day) salt = { day, value: await agreeOnSalt(store, day, random) };
    return salt;
  };
}

/** Whoever is first decides; everybody else takes that one. */
async function agreeOnSalt(store: Store, day: string, random: RandomBytes): Promise<string> {
  const rows = await store.write([
    statement('INSERT INTO salt (day, value) VALUES (?, ?) ON CONFLICT (day) DO NOTHING', day, base64url(random(32))),
    statement('SELECT value FROM salt WHERE day = ?', day),
  ]);
  const row = rows[1]?.[0];
  if (row === undefined) throw new Error('A salt that was just stored is not there.');
  return String(row['value']);
}

/** A little less than two days, so that with the pause between two rounds it is never more. */
const keptMs = 47 * 60 * 60 * 1000;

/** So many tags go in one step: votes wait no longer than that. */
const tagsAtOnce = 5_000;

/**
 * Deletes the salts of days that began too long ago, and what they tagged, also of days to come: those are a wrong
 * clock's, and would be kept for too long. The salt goes first: without it a tag says nothing.
 *
 * @throws StoreError
 */
export async function forgetSalts(store: Store, now: number): Promise<void> {
  const last = dayOf(now - keptMs);
  const next = dayOf(now + dayMs);
  const isOver = "(day <= ? OR day > ?) AND day <> 'forgotten'";
  // Nothing is looked through while there is no such salt, which is nearly always.
  const old = await store.query(statement(`SELECT day FROM salt WHERE ${isOver} OR day = 'forgotten'`, last, next));
  if (old.length === 0) return;
  await store.write([
    statement("INSERT INTO salt (day, value) VALUES ('forgotten', '') ON CONFLICT (day) DO NOTHING"),
    statement(`DELETE FROM salt WHERE ${isOver}`, last, next),
  ]);
  for (;;) {
    const oldTags = `SELECT tag FROM seen WHERE ${isOver} LIMIT ${tagsAtOnce}`;
    const [gone = []] = await store.write([statement(`DELETE FROM seen WHERE tag IN (${oldTags}) RETURNING n`, last, next)]);
    if (gone.length === 0) break;
  }
  // Until here an interrupted round is taken up again by the next one.
  await store.write([statement("DELETE FROM salt WHERE day = 'forgotten'")]);
}
