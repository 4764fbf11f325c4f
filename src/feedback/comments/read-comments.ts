import { dayOf } from '../../metrics/instants.ts';
import { type Store, statement, type Value } from '../../store/store.ts';
import type { Edition, VoteValue } from '../votes/vote.ts';

/** What readers added to their votes. */
export interface Comments {
  /** How many there are of each text and reason. */
  counts: CommentCount[];
  /** The newest of each article that have words, the newest first within an article. */
  texts: CommentText[];
}

export interface CommentCount {
  article: string;
  locale: string;
  revision: string;
  edition: Edition;
  /** Id of taxonomy.yaml; null when none was chosen. */
  reason: string | null;
  /** Their votes are counted; the others are kept and held back. */
  isTrusted: boolean;
  n: number;
  /** So many of them have words. */
  withText: number;
}

export interface CommentText {
  article: string;
  locale: string;
  revision: string;
  edition: Edition;
  reason: string | null;
  /** As it is kept: without what tells who wrote it. */
  text: string;
  /** Null once the vote is purged. */
  vote: VoteValue | null;
  /** Day (UTC) it was written, `2026-11-20`. */
  day: string;
}

/**
 * @param mostTexts so many texts of each article are read; those that are held back are not
 * @throws StoreError
 */
export async function readComments(store: Store, mostTexts: number): Promise<Comments> {
  const cell = 'article, locale, revision, edition, reason, trust';
  const counts = await store.query(
    statement(`SELECT ${cell}, count(*) AS n, count(text) AS texts FROM comment GROUP BY ${cell} ORDER BY ${cell}`),
  );
  const texts = await store.query(
    statement(
      `SELECT newest.article, newest.locale, newest.revision, newest.edition, newest.reason, newest.text, newest.at, ballot.value
       FROM (SELECT comment.*, row_number() OVER (PARTITION BY article, locale ORDER BY at DESC, ballot) AS place
             FROM comment WHERE text IS NOT NULL AND trust = 1) AS newest
       LEFT JOIN ballot ON ballot.ballot = newest.ballot
       WHERE place <= ? ORDER BY newest.article, newest.locale, place`,
      mostTexts,
    ),
  );
  return {
    counts: counts.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      revision: String(row['revision']),
      edition: row['edition'] as Edition,
      reason: textOrNull(row['reason']),
      isTrusted: Number(row['trust']) === 1,
      n: Number(row['n']),
      withText: Number(row['texts']),
    })),
    texts: texts.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      revision: String(row['revision']),
      edition: row['edition'] as Edition,
      reason: textOrNull(row['reason']),
      text: String(row['text']),
      vote: textOrNull(row['value']) as VoteValue | null,
      day: dayOf(Number(row['at'])),
    })),
  };
}

/** A column that may be empty. */
export function textOrNull(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
