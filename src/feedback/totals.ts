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
}

/**
 * Every text that has at least one vote now, by article, locale, edition and revision.
 *
 * @throws StoreError
 */
export async function readTotals(store: Store): Promise<Total[]> {
  const rows = await store.query(
    statement(
      `SELECT article, locale, revision, edition, helpful, not_helpful FROM total
       WHERE helpful + not_helpful > 0 ORDER BY article, locale, edition, revision`,
    ),
  );
  return rows.map((row) => ({
    article: String(row['article']),
    locale: String(row['locale']),
    revision: String(row['revision']),
    edition: row['edition'] as Edition,
    helpful: Number(row['helpful']),
    notHelpful: Number(row['not_helpful']),
  }));
}

/** Counts one text's votes anew. */
export function refreshCell({ article, locale, revision }: Vote, edition: Edition): Statement {
  return refresh('article = ? AND locale = ? AND edition = ? AND revision = ?', article, locale, edition, revision);
}

/** Counts the votes of all texts of one article anew. */
export function refreshArticle({ article, locale }: Vote, edition: Edition): Statement {
  return refresh('article = ? AND locale = ? AND edition = ?', article, locale, edition);
}

/**
 * Makes ballots and totals again from nothing but the events.
 *
 * @throws StoreError when nothing was changed
 */
export async function rebuildTotals(store: Store): Promise<void> {
  await store.write([
    statement('DELETE FROM ballot'),
    statement(
      `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value)
       SELECT event.ballot, event.seq, newest.first_at, article, locale, revision, edition, value
       FROM event JOIN (SELECT max(seq) AS seq, min(at) AS first_at FROM event GROUP BY ballot) AS newest
       ON newest.seq = event.seq`,
    ),
    statement('DELETE FROM total'),
    refresh('true'),
  ]);
}

/** Counting anew, never adding one: then a repeated or lost refresh cannot make a total wrong for good. */
function refresh(whichRevisions: string, ...values: Value[]): Statement {
  return statement(
    `INSERT INTO total (article, locale, revision, edition, helpful, not_helpful)
     SELECT article, locale, revision, edition, ${countBallots('helpful')}, ${countBallots('not-helpful')}
     FROM revision WHERE ${whichRevisions}
     ON CONFLICT (article, locale, edition, revision)
     DO UPDATE SET helpful = excluded.helpful, not_helpful = excluded.not_helpful`,
    ...values,
  );
}

function countBallots(value: Vote['value']): string {
  return `(SELECT count(*) FROM ballot WHERE ballot.article = revision.article AND ballot.locale = revision.locale
    AND ballot.revision = revision.revision AND ballot.edition = revision.edition AND ballot.value = '${value}')`;
}
