import { dayMs } from '../../metrics/instants.ts';
import { type Statement, type Store, statement } from '../../store/store.ts';
import { ballotsAfter, ballotsFrom, timeOfBallot } from './ballot.ts';
import type { Edition } from './vote.ts';

/** Votes counted for one text of one article in one edition. */
export interface Total {
  article: string;
  locale: string;
  revision: string;
  edition: Edition;
  helpful: number;
  notHelpful: number;
  /** Kept but not counted; `Held` names the reasons. */
  heldBack: number;
}

/** Of an event, as its ballot has it: 1 when it counts, 0 when it is held back. */
export const trustOf = "CASE WHEN held = '' THEN 1 ELSE 0 END AS trust";

/** What a total is kept for. */
export const cell = 'article, locale, edition, revision';

/** How many rows of `ballot` say each, as columns of a cell. */
export const sums = `
  sum(CASE WHEN trust = 1 AND value = 'helpful' THEN 1 ELSE 0 END) AS helpful,
  sum(CASE WHEN trust = 1 AND value = 'not-helpful' THEN 1 ELSE 0 END) AS not_helpful,
  sum(CASE WHEN trust = 0 THEN 1 ELSE 0 END) AS held_back`;

/** Where a cell has a total already, the new sums are added to it. */
export const addToTotal = `ON CONFLICT (${cell}) DO UPDATE SET helpful = total.helpful + excluded.helpful,
  not_helpful = total.not_helpful + excluded.not_helpful, held_back = total.held_back + excluded.held_back`;

/**
 * Every text that has at least one vote now, by article, locale, edition and revision: what is settled, and the
 * votes of the last day or two counted on the way. So it is always exact and nothing waits for a refresh.
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
 * What is settled together with some of what is not.
 *
 * @param unsettled sums by cell of ballots from the horizon on
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
  return rows.map((row) => ({
    article: String(row['article']),
    locale: String(row['locale']),
    revision: String(row['revision']),
    edition: row['edition'] as Edition,
    helpful: Number(row['helpful']),
    notHelpful: Number(row['not_helpful']),
    heldBack: Number(row['held_back']),
  }));
}

/** A vote can be changed for a day; another day for clocks that differ between machines. */
const settledAfterMs = 2 * dayMs;

/** Votes wait no longer than counting so many takes. */
const ballotsAtOnce = 5_000;

/**
 * Adds the ballots that nobody may change any more to the totals, in steps. Each step moves the horizon and
 * counts what lies between in one transaction, so none is counted twice or left out, whatever is interrupted
 * and however many processes do it. The horizon never passes the newest ballot that is settled: a vote that comes
 * later lies behind it, whatever the clock said meanwhile.
 *
 * @param now milliseconds since 1970, of a clock that is trusted
 * @returns how many ballots were settled
 * @throws StoreError; the totals stay right all the same
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
      statement('UPDATE settled SET horizon = ? WHERE horizon < ?', end, end),
    ]);
    settled += ballots;
  }
}

/** Where the step after the horizon ends, and how many ballots are in it. Reading them all would be memory for nothing. */
async function nextStep(store: Store, target: string): Promise<{ end: string; ballots: number }> {
  const ahead = 'FROM ballot WHERE ballot >= (SELECT horizon FROM settled) AND ballot < ?';
  const [after] = await store.query(statement(`SELECT ballot ${ahead} ORDER BY ballot LIMIT 1 OFFSET ${ballotsAtOnce}`, target));
  if (after !== undefined) return { end: String(after['ballot']), ballots: ballotsAtOnce };
  const [rest] = await store.query(statement(`SELECT count(*) AS n, max(ballot) AS newest ${ahead}`, target));
  return { end: ballotsAfter(String(rest?.['newest'])), ballots: Number(rest?.['n']) };
}

/**
 * The time before which no ballot may be cast: earlier ones are settled and would not be counted. A clock that was set
 * back by days gives this time instead. With a day's margin, because another process may settle meanwhile.
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

/** Another process that would move the horizon, too, waits until this transaction is over. */
export function takeTurn(): Statement {
  return statement('UPDATE settled SET turns = turns + 1');
}

/**
 * Makes ballots and totals again from nothing but the events and what is left of those whose retention is over. A
 * horizon that an older engine moved too far by a wrong clock is taken back.
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
  ]);
}
