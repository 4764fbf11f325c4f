import type { Audience } from '../../knowledge/audience.ts';
import { dayMs, hourMs } from '../../metrics/instants.ts';
import { type Statement, type Store, statement, type Value } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import type { JudgedText } from './vote.ts';

/** Empty when a vote counts, else why it is held back: stored, but not counted. */
export const heldValues = ['', 'device', 'address', 'network', 'surge', 'machine'] as const;

export type Held = (typeof heldValues)[number];

/** The clock hour of an instant, in a form that sorts with ballots. */
export function hourOf(instant: number): string {
  return ballotsFrom(instant - (instant % hourMs));
}

/** A CASE branch for `surgingValues`: the article has reached its limit for this hour. */
export const whenSurging = `WHEN
  (SELECT sum(n) FROM tally WHERE article = ? AND locale = ? AND edition = ? AND hour = ? AND held = '') >= ? THEN 'surge'`;

export function surgingValues({ article, locale }: JudgedText, audience: Audience, now: number, hourly: number): Value[] {
  return [article, locale, audience, hourOf(now), hourly];
}

/**
 * Adds a vote to the tally of its article's hour if its event was just inserted, that is, if the ballot has an older event.
 * A vote that was held back before is not tallied a second time.
 *
 * @param writer the process; each adds to its own rows, so that transactions do not wait for each other
 */
export function tallyNew(id: string, now: number, writer: string): Statement {
  return statement(
    `INSERT INTO tally (article, locale, edition, hour, held, revision, writer, n)
     SELECT article, locale, edition, ?, held, revision, ?, 1 FROM event
     WHERE id = ? AND NOT EXISTS (
       SELECT 1 FROM ballot WHERE ballot.ballot = event.ballot AND (ballot.seq >= event.seq OR ballot.trust = 0))
     ON CONFLICT (article, locale, edition, hour, held, revision, writer) DO UPDATE SET n = tally.n + 1`,
    hourOf(now),
    writer,
    id,
  );
}

/**
 * Deletes hourly counts that are no longer needed: of counted votes once they are in the totals, of held-back votes after
 * their retention.
 *
 * @param keptMs how long held-back votes can be reported, in milliseconds
 * @throws StoreError
 */
export async function forgetTally(store: Store, now: number, keptMs: number): Promise<void> {
  await store.write([
    statement(
      "DELETE FROM tally WHERE held = '' AND hour < (SELECT horizon FROM settled) AND hour < ?",
      ballotsFrom(now - 2 * dayMs),
    ),
    statement("DELETE FROM tally WHERE held <> '' AND hour < ?", ballotsFrom(now - keptMs)),
  ]);
}
