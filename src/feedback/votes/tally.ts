import { dayMs, hourMs } from '../../metrics/instants.ts';
import { type Statement, type Store, statement, type Value } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import type { Edition, Vote } from './vote.ts';

/** What becomes of a vote: empty when it counts, else why it is kept and held back. */
export const heldValues = ['', 'device', 'address', 'network', 'surge', 'machine'] as const;

export type Held = (typeof heldValues)[number];

/** The clock hour of an instant, in the order of ballots. */
export function hourOf(instant: number): string {
  return ballotsFrom(instant - (instant % hourMs));
}

/** A branch of a CASE, with `surgingValues`: so many votes on the article count in this hour already. */
export const whenSurging = `WHEN
  (SELECT sum(n) FROM tally WHERE article = ? AND locale = ? AND edition = ? AND hour = ? AND held = '') >= ? THEN 'surge'`;

export function surgingValues({ article, locale }: Vote, edition: Edition, now: number, hourly: number): Value[] {
  return [article, locale, edition, hourOf(now), hourly];
}

/**
 * Adds a vote to the tally of its article's hour when its event has just been inserted and its ballot does not say so
 * yet. What was held back before is not told a second time.
 *
 * @param writer names the process: each adds to rows of its own, so that none waits for another's transaction
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
 * Deletes hours that nobody asks for any more: of counted votes once they are in the totals, of those held back when
 * the counters of those days go.
 *
 * @param keptMs how long it is told what was held back
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
