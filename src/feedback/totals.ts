import { type Statement, type Store, statement, type Value } from '../store/store.ts';
import type { Edition, Vote } from './vote.ts';

/** Votes counted for one text of one article in one edition. */
export interface Total {
  article: string;
  locale: string;
  revision: string;
  edition: Edition;
  helpful: number;
  notHelpful: number;
  /** Kept but not counted: more than three from one device group in a day, or from a machine. */
  heldBack: number;
}

const cell = 'article, locale, edition, revision';

/**
 * Every text that has at least one vote now, by article, locale, edition and revision. Always up to date:
 * texts that were voted on since they were counted last are counted on the way.
 *
 * @throws StoreError
 */
export async function readTotals(store: Store): Promise<Total[]> {
  const rows = await store.query(
    statement(
      `SELECT ${cell}, helpful, not_helpful, held_back FROM (
         SELECT ${cell}, helpful, not_helpful, held_back FROM total
         WHERE NOT EXISTS (SELECT 1 FROM dirty WHERE ${isSameCell('dirty', 'total')})
         UNION ALL SELECT ${cell}, ${counts('dirty')} FROM dirty
       ) AS counted
       WHERE helpful + not_helpful + held_back > 0 ORDER BY ${cell}`,
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

/**
 * Says that a text's votes have changed. Written in the same transaction as the vote; the row's lock keeps
 * the count and a vote that is just being stored apart.
 */
export function markDirty(
  { article, locale, revision }: Pick<Vote, 'article' | 'locale' | 'revision'>,
  edition: Edition,
): Statement {
  return statement(
    `INSERT INTO dirty (${cell}, marked) VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (${cell}) DO UPDATE SET marked = 1`,
    article,
    locale,
    edition,
    revision,
  );
}

/** Cells that one transaction counts: votes wait no longer than that. */
const cellsAtOnce = 20;

/**
 * Counts anew where votes have changed. Counting, never adding one: a repeated or lost round cannot make a
 * total wrong for good.
 *
 * @returns how many texts were counted
 * @throws StoreError; the totals stay right all the same, see `readTotals`
 */
export async function refreshTotals(store: Store): Promise<number> {
  let refreshed = 0;
  for (;;) {
    const dirty = await store.query(statement(`SELECT ${cell} FROM dirty ORDER BY ${cell} LIMIT ${cellsAtOnce}`));
    if (dirty.length === 0) return refreshed;
    await store.write(
      dirty.flatMap((row) => {
        const values = [row['article'], row['locale'], row['edition'], row['revision']] as Value[];
        return [
          statement('DELETE FROM dirty WHERE article = ? AND locale = ? AND edition = ? AND revision = ?', ...values),
          statement(
            `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
             SELECT ${cell}, ${counts('revision')} FROM revision
             WHERE article = ? AND locale = ? AND edition = ? AND revision = ?
             ON CONFLICT (${cell}) DO UPDATE
             SET helpful = excluded.helpful, not_helpful = excluded.not_helpful, held_back = excluded.held_back`,
            ...values,
          ),
        ];
      }),
    );
    refreshed += dirty.length;
  }
}

/**
 * Makes ballots and totals again from nothing but the events and what is left of those whose retention is over.
 *
 * @throws StoreError when nothing was changed
 */
export async function rebuildTotals(store: Store): Promise<void> {
  await store.write([
    statement('DELETE FROM ballot'),
    statement(
      `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
       SELECT event.ballot, event.seq, newest.first_at, article, locale, revision, edition, value, trust
       FROM event JOIN (SELECT max(seq) AS seq, min(at) AS first_at FROM event GROUP BY ballot) AS newest
       ON newest.seq = event.seq`,
    ),
    statement('DELETE FROM total'),
    statement('DELETE FROM dirty'),
    statement(
      `INSERT INTO total (${cell}, helpful, not_helpful, held_back)
       SELECT ${cell}, sum(helpful), sum(not_helpful), sum(held_back) FROM (
         SELECT ${cell},
           sum(CASE WHEN trust = 1 AND value = 'helpful' THEN 1 ELSE 0 END) AS helpful,
           sum(CASE WHEN trust = 1 AND value = 'not-helpful' THEN 1 ELSE 0 END) AS not_helpful,
           sum(CASE WHEN trust = 0 THEN 1 ELSE 0 END) AS held_back
         FROM ballot GROUP BY ${cell}
         UNION ALL SELECT ${cell}, helpful, not_helpful, held_back FROM folded
       ) AS counted GROUP BY ${cell}`,
    ),
  ]);
}

/** The three counts of the cell that a row of `outer` names. */
function counts(outer: 'dirty' | 'revision'): string {
  const ballots = (which: string): string =>
    `(SELECT count(*) FROM ballot WHERE ${isSameCell('ballot', outer)} AND ballot.${which})`;
  const folded = (column: string): string =>
    `coalesce((SELECT ${column} FROM folded WHERE ${isSameCell('folded', outer)}), 0) AS ${column}`;
  return [
    `${ballots("trust = 1 AND ballot.value = 'helpful'")} + ${folded('helpful')}`,
    `${ballots("trust = 1 AND ballot.value = 'not-helpful'")} + ${folded('not_helpful')}`,
    `${ballots('trust = 0')} + ${folded('held_back')}`,
  ].join(', ');
}

function isSameCell(a: string, b: string): string {
  return ['article', 'locale', 'edition', 'revision'].map((column) => `${a}.${column} = ${b}.${column}`).join(' AND ');
}
