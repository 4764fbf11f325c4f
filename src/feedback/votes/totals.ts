import type { Audience } from '../../knowledge/audience.ts';
import { dayMs } from '../../metrics/instants.ts';
import { sharedStrings } from '../../store/row-values.ts';
import { type Row, type Statement, type Store, statement } from '../../store/store.ts';
import { ballotsAfter, ballotsFrom, timeOfBallot } from './ballot.ts';
import { cell, sums } from './cell.ts';
import { addToWeeks, counted } from './weekly.ts';

/** Votes on one text of an article in one edition. */
export interface Total {
  article: string;
  locale: string;
  revision: string;
  edition: Audience;
  helpful: number;
  notHelpful: number;
  /** Stored but not counted; `Held` names the reasons. */
  heldBack: number;
}

/** Column of a ballot, from its event: 1 when the vote counts, 0 when it is held back. */
export const trustOf = "CASE WHEN held = '' THEN 1 ELSE 0 END AS trust";

/** Adds to the total that a cell already has. */
export const addToTotal = `ON CONFLICT (${cell}) DO UPDATE SET helpful = total.helpful + excluded.helpful,
  not_helpful = total.not_helpful + excluded.not_helpful, held_back = total.held_back + excluded.held_back`;

/**
 * The totals of every text with at least one vote, sorted by article, locale, edition and revision. Settled votes come from
 * the table of totals, those of the last days are counted on reading, so the result is exact and never stale.
 *
 * @throws StoreError
 */
export function readTotals(store: Store): Promise<Total[]> {
  return readCounted(
    store,
    statement(`SELECT ${cell}, ${sums} FROM ballot WHERE ballot >= (SELECT horizon FROM settled) GROUP BY ${cell}`),
  );
}

/**
 * The settled totals plus a selection of votes that are not settled yet.
 *
 * @param unsettled sums by cell, of ballots from the horizon on
 * @throws StoreError
 */
export async function readCounted(store: Store, unsettled: Statement): Promise<Total[]> {
  const rows = await store.query(
    statement(
      `SELECT ${cell}, sum(helpful) AS helpful, sum(not_helpful) AS not_helpful, sum(held_back) AS held_back FROM (
         SELECT ${cell}, helpful, not_helpful, held_back FROM total
         UNION ALL ${unsettled.sql}
       ) AS counted
       GROUP BY ${cell} HAVING sum(helpful) + sum(not_helpful) + sum(held_back) > 0 ORDER BY ${cell}`,
      ...unsettled.values,
    ),
  );
  return rows.map(toTotal(store));
}

/** Makes totals from the columns of `cell` and `sums`. */
export function toTotal(store: Store): (row: Row) => Total {
  const shared = sharedStrings(store);
  return (row) => ({
    article: shared(String(row['article'])),
    locale: shared(String(row['locale'])),
    revision: shared(String(row['revision'])),
    edition: shared(String(row['edition'])) as Audience,
    helpful: Number(row['helpful']),
    notHelpful: Number(row['not_helpful']),
    heldBack: Number(row['held_back']),
  });
}

/** A vote can be changed for a day; the other day allows for clocks that differ between machines. */
const settledAfterMs = 2 * dayMs;

/** Ballots settled per write. Votes wait while one runs. */
const ballotsPerWrite = 5_000;

/**
 * Adds the ballots that can no longer be changed to the totals, in steps. Each step moves the horizon and counts the
 * ballots it passes in one transaction, so no ballot is counted twice or left out, even if interrupted or run by several
 * processes. The horizon stops right after the newest settled ballot, so every later vote is beyond it, whatever the clock
 * says.
 *
 * @param now milliseconds since 1970, of a trusted clock
 * @returns number of ballots settled
 * @throws StoreError; the totals are correct even then
 */
export async function settleTotals(store: Store, now: number): Promise<number> {
  const target = ballotsFrom(now - settledAfterMs);
  if ((await readHorizon(store)) > ballotsFrom(now)) await rebuildTotals(store, now);
  let settled = 0;
  for (;;) {
    const { end, ballots } = await nextStep(store, target);
    if (ballots === 0) return settled;
    await store.write([
      takeTurn(),
      statement(
        `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
         SELECT ${cell}, ${sums} FROM ballot WHERE ballot >= (SELECT horizon FROM settled) AND ballot < ? GROUP BY ${cell}
         ${addToTotal}`,
        end,
      ),
      addToWeeks(counted.added, 'ballot >= (SELECT horizon FROM settled) AND ballot < ?', end),
      statement('UPDATE settled SET horizon = ? WHERE horizon < ?', end, end),
    ]);
    settled += ballots;
  }
}

/** Where the next step from the horizon ends and how many ballots it holds, without loading them. */
async function nextStep(store: Store, target: string): Promise<{ end: string; ballots: number }> {
  const ahead = 'FROM ballot WHERE ballot >= (SELECT horizon FROM settled) AND ballot < ?';
  const [after] = await store.query(
    statement(`SELECT ballot ${ahead} ORDER BY ballot LIMIT 1 OFFSET ${ballotsPerWrite}`, target),
  );
  if (after !== undefined) return { end: String(after['ballot']), ballots: ballotsPerWrite };
  const [rest] = await store.query(statement(`SELECT count(*) AS n, max(ballot) AS newest ${ahead}`, target));
  return { end: ballotsAfter(String(rest?.['newest'])), ballots: Number(rest?.['n']) };
}

/**
 * The earliest time that a vote may be stamped with. Ballots before it are settled, and another one would not be counted.
 * Used instead of a clock that was set back by days. Includes a day's margin for other processes that settle.
 *
 * @returns milliseconds since 1970; 0 while nothing is settled
 * @throws StoreError
 */
export async function earliestVote(store: Store): Promise<number> {
  const horizon = await readHorizon(store);
  return horizon === '' ? 0 : timeOfBallot(horizon) + dayMs;
}

async function readHorizon(store: Store): Promise<string> {
  const [row] = await store.query(statement('SELECT horizon FROM settled'));
  return String(row?.['horizon'] ?? '');
}

/** Locks the horizon: another process that would move it waits until this transaction ends. */
export function takeTurn(): Statement {
  return statement('UPDATE settled SET turns = turns + 1');
}

/**
 * Rebuilds ballots and totals from the events and from the sums of purged ones. Also moves back a horizon that a wrong
 * clock moved too far in an older version.
 *
 * @param now milliseconds since 1970
 * @throws StoreError when nothing was changed
 */
export async function rebuildTotals(store: Store, now: number): Promise<void> {
  const target = ballotsFrom(now - settledAfterMs);
  await store.write([
    takeTurn(),
    statement('UPDATE settled SET horizon = ? WHERE horizon > ?', target, target),
    statement('DELETE FROM ballot'),
    statement(
      `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
       SELECT event.ballot, event.seq, newest.first_at, article, locale, revision, edition, value, ${trustOf}
       FROM (SELECT max(seq) AS seq, min(at) AS first_at FROM event GROUP BY ballot) AS newest
       JOIN event ON event.seq = newest.seq`,
    ),
    statement('DELETE FROM total'),
    statement(
      `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
       SELECT ${cell}, sum(helpful), sum(not_helpful), sum(held_back) FROM (
         SELECT ${cell}, ${sums} FROM ballot WHERE ballot < (SELECT horizon FROM settled) GROUP BY ${cell}
         UNION ALL SELECT ${cell}, helpful, not_helpful, held_back FROM folded
       ) AS counted GROUP BY ${cell}`,
    ),
    statement('DELETE FROM vote_week'),
    addToWeeks(counted.added, 'ballot < (SELECT horizon FROM settled)'),
  ]);
}
