import type { Audience } from '../../knowledge/audience.ts';
import { dayMs, dayOf } from '../../metrics/instants.ts';
import { instantsOf, type Period } from '../../metrics/period.ts';
import { type Store, statement } from '../../store/store.ts';
import { ballotsFrom } from './ballot.ts';
import { cell } from './cell.ts';
import type { Held } from './tally.ts';
import { addToTotal, takeTurn } from './totals.ts';
import { accepted, addToWeeks } from './weekly.ts';

/** Votes of a period that are stored but not counted. */
export interface HeldBack {
  /** Number of votes by reason; reasons without any are left out. */
  byReason: Partial<Record<Exclude<Held, ''>, number>>;
  /** Latest day first, then most votes; at most `maxSurges`. */
  surges: Surge[];
}

/** A day on which an article got more votes within an hour than are counted. */
export interface Surge extends SurgeDay {
  heldBack: number;
}

export interface SurgeDay {
  article: string;
  locale: string;
  edition: Audience;
  /** In UTC, `2026-11-20`. */
  day: string;
}

/** The report lists no more; `byReason` counts them all. */
export const maxSurges = 200;

/** @throws StoreError */
export async function readHeldBack(store: Store, period: Period): Promise<HeldBack> {
  const [start, after] = instantsOf(period);
  const hours = [ballotsFrom(start), ballotsFrom(after)];
  const [reasons, surges] = await Promise.all([
    store.query(
      statement(
        `SELECT held, sum(n) AS n FROM tally WHERE held <> '' AND hour >= ? AND hour < ? GROUP BY held ORDER BY held`,
        ...hours,
      ),
    ),
    store.query(
      statement(
        // Hours are in milliseconds: all hours of a day have the same quotient.
        `SELECT article, locale, edition, CAST(hour AS BIGINT) / ${dayMs} AS day, sum(n) AS n FROM tally
         WHERE held = 'surge' AND hour >= ? AND hour < ?
         GROUP BY article, locale, edition, CAST(hour AS BIGINT) / ${dayMs} ORDER BY 4 DESC, 5 DESC, 1, 2, 3 LIMIT ${maxSurges}`,
        ...hours,
      ),
    ),
  ]);
  return {
    byReason: Object.fromEntries(reasons.map(({ held, n }) => [String(held), Number(n)])),
    surges: surges.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      edition: row['edition'] as Audience,
      day: dayOf(Number(row['day']) * dayMs),
      heldBack: Number(row['n']),
    })),
  };
}

/**
 * Counts the votes that were held back as a surge on an article's day, for an operator who knows that the surge was genuine.
 * Idempotent. Votes past their retention stay held back.
 *
 * @returns number of votes that count now
 * @throws StoreError when nothing was changed
 */
export async function acceptSurge(store: Store, { article, locale, edition, day }: SurgeDay): Promise<number> {
  const [start, end] = instantsOf({ from: day, to: day });
  const text = [article, locale, edition];
  // A vote that was changed to this text during the surge may have been cast the day before.
  const ofDay = 'article = ? AND locale = ? AND edition = ? AND ballot >= ? AND ballot < ?';
  const ballots = [...text, ballotsFrom(start - dayMs), ballotsFrom(end)];
  const surged = `${ofDay} AND EXISTS (SELECT 1 FROM event WHERE event.seq = ballot.seq AND event.held = 'surge'
    AND event.at >= ? AND event.at < ?)`;
  const surgedBallots = [...ballots, start, end];
  const ofHours = "article = ? AND locale = ? AND edition = ? AND hour >= ? AND hour < ? AND held = 'surge'";
  const hours = [...text, ballotsFrom(start), ballotsFrom(end)];
  const rows = await store.write([
    takeTurn(),
    statement(
      `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
       SELECT ${cell}, ${accepted} FROM ballot WHERE ${surged} AND ballot < (SELECT horizon FROM settled) GROUP BY ${cell}
       ${addToTotal}`,
      ...surgedBallots,
    ),
    addToWeeks(accepted, `${surged} AND ballot < (SELECT horizon FROM settled)`, ...surgedBallots),
    statement(`UPDATE comment SET trust = 1 WHERE ballot IN (SELECT ballot FROM ballot WHERE ${surged})`, ...surgedBallots),
    statement(`UPDATE ballot SET trust = 1 WHERE ${surged} RETURNING 1 AS one`, ...surgedBallots),
    // Only events of those ballots: a vote that arrives meanwhile stays held back in both tables.
    statement(
      `UPDATE event SET held = '' WHERE held = 'surge' AND seq IN (SELECT seq FROM ballot WHERE ${ofDay} AND trust = 1)`,
      ...ballots,
    ),
    // Locks these hours: a vote that would be tallied in them waits.
    statement(`UPDATE tally SET n = n WHERE ${ofHours}`, ...hours),
    statement(
      `INSERT INTO tally (article, locale, edition, hour, held, revision, writer, n)
       SELECT article, locale, edition, hour, '', revision, writer, n FROM tally WHERE ${ofHours}
       ON CONFLICT (article, locale, edition, hour, held, revision, writer) DO UPDATE SET n = tally.n + excluded.n`,
      ...hours,
    ),
    statement(`DELETE FROM tally WHERE ${ofHours}`, ...hours),
  ]);
  return rows.flat().length;
}
