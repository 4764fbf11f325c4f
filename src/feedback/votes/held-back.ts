import { dayMs, dayOf } from '../../metrics/instants.ts';
import { type Store, statement } from '../../store/store.ts';
import type { Period } from '../searches/demand.ts';
import { ballotsFrom } from './ballot.ts';
import type { Held } from './tally.ts';
import { addToTotal, cell, takeTurn } from './totals.ts';
import type { Edition } from './vote.ts';

/** Votes of some days that are kept and not counted. */
export interface HeldBack {
  /** How many for each reason; reasons without any are left out. */
  byReason: Partial<Record<Exclude<Held, ''>, number>>;
  /** The latest first, at most `mostSurges`. */
  surges: Surge[];
}

/** A day on which an article got more votes in an hour than may count. */
export interface Surge extends SurgeDay {
  heldBack: number;
}

export interface SurgeDay {
  article: string;
  locale: string;
  edition: Edition;
  /** In UTC, `2026-11-20`. */
  day: string;
}

/** A report names no more of them; their sum is told whole. */
export const mostSurges = 200;

/** @throws StoreError */
export async function readHeldBack(store: Store, { from, to }: Period): Promise<HeldBack> {
  const [first, end] = [ballotsFrom(Date.parse(from)), ballotsFrom(Date.parse(to) + dayMs)];
  const [reasons, surges] = await Promise.all([
    store.query(
      statement(
        `SELECT held, sum(n) AS n FROM tally WHERE held <> '' AND hour >= ? AND hour < ? GROUP BY held ORDER BY held`,
        first,
        end,
      ),
    ),
    store.query(
      statement(
        // An hour is written in milliseconds; a day has the same quotient.
        `SELECT article, locale, edition, CAST(hour AS BIGINT) / ${dayMs} AS day, sum(n) AS n FROM tally
         WHERE held = 'surge' AND hour >= ? AND hour < ?
         GROUP BY article, locale, edition, CAST(hour AS BIGINT) / ${dayMs} ORDER BY 4 DESC, 5 DESC, 1, 2, 3 LIMIT ${mostSurges}`,
        first,
        end,
      ),
    ),
  ]);
  return {
    byReason: Object.fromEntries(reasons.map(({ held, n }) => [String(held), Number(n)])),
    surges: surges.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      edition: row['edition'] as Edition,
      day: dayOf(Number(row['day']) * dayMs),
      heldBack: Number(row['n']),
    })),
  };
}

/**
 * Lets the votes count that an article's surge of a day held back: whoever runs the service knows that it was real.
 * Doing it twice changes nothing. Votes whose retention is over stay held back.
 *
 * @returns how many votes count now
 * @throws StoreError when nothing was changed
 */
export async function acceptSurge(store: Store, { article, locale, edition, day }: SurgeDay): Promise<number> {
  const began = Date.parse(day);
  const end = began + dayMs;
  const text = [article, locale, edition];
  const place = [...text, ballotsFrom(began), ballotsFrom(end)];
  // A vote that was moved into the surge may have been cast the day before.
  const ofDay = 'article = ? AND locale = ? AND edition = ? AND ballot >= ? AND ballot < ?';
  const ballots = [...text, ballotsFrom(began - dayMs), ballotsFrom(end)];
  const surged = `${ofDay} AND EXISTS (SELECT 1 FROM event WHERE event.seq = ballot.seq AND event.held = 'surge'
    AND event.at >= ? AND event.at < ?)`;
  const surgedBallots = [...ballots, began, end];
  const hours = "article = ? AND locale = ? AND edition = ? AND hour >= ? AND hour < ? AND held = 'surge'";
  const rows = await store.write([
    takeTurn(),
    statement(
      `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
       SELECT ${cell}, sum(CASE WHEN value = 'helpful' THEN 1 ELSE 0 END),
         sum(CASE WHEN value = 'not-helpful' THEN 1 ELSE 0 END), -count(*)
       FROM ballot WHERE ${surged} AND ballot < (SELECT horizon FROM settled) GROUP BY ${cell}
       ${addToTotal}`,
      ...surgedBallots,
    ),
    statement(`UPDATE comment SET trust = 1 WHERE ballot IN (SELECT ballot FROM ballot WHERE ${surged})`, ...surgedBallots),
    statement(`UPDATE ballot SET trust = 1 WHERE ${surged} RETURNING 1 AS one`, ...surgedBallots),
    // Only of those: a vote that came since then is held back by both or by none.
    statement(
      `UPDATE event SET held = '' WHERE held = 'surge' AND seq IN (SELECT seq FROM ballot WHERE ${ofDay} AND trust = 1)`,
      ...ballots,
    ),
    // Whoever counts in these hours meanwhile waits.
    statement(`UPDATE tally SET n = n WHERE ${hours}`, ...place),
    statement(
      `INSERT INTO tally (article, locale, edition, hour, held, revision, writer, n)
       SELECT article, locale, edition, hour, '', revision, writer, n FROM tally WHERE ${hours}
       ON CONFLICT (article, locale, edition, hour, held, revision, writer) DO UPDATE SET n = tally.n + excluded.n`,
      ...place,
    ),
    statement(`DELETE FROM tally WHERE ${hours}`, ...place),
  ]);
  return rows.flat().length;
}
