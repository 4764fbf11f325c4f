import type { Audience } from '../../knowledge/audience.ts';
import { dayOf } from '../../metrics/instants.ts';
import { textOrNull } from '../../store/row-values.ts';
import { type Store, statement } from '../../store/store.ts';
import type { VoteValue } from '../votes/vote.ts';

/** Comments that readers added to their votes. */
export interface Comments {
  /** Number of comments by text and reason. */
  counts: CommentCount[];
  /** The newest comments with a text, grouped by article, newest first. */
  texts: CommentText[];
}

export interface CommentCount {
  article: string;
  locale: string;
  revision: string;
  edition: Audience;
  /** Id in taxonomy.yaml; null when none was chosen. */
  reason: string | null;
  /** Whether they count; the others are held back. */
  isTrusted: boolean;
  n: number;
  /** How many of them have a text. */
  withText: number;
}

export interface CommentText {
  article: string;
  locale: string;
  revision: string;
  edition: Audience;
  reason: string | null;
  /** As it is stored: without personal data. */
  text: string;
  /** Null once the vote is purged. */
  vote: VoteValue | null;
  /** Day (UTC) it was written, `2026-11-20`. */
  day: string;
}

/**
 * @param maxTexts number of texts to read of each article; texts of held-back comments are never read
 * @throws StoreError
 */
export async function readComments(store: Store, maxTexts: number): Promise<Comments> {
  const cell = 'article, locale, revision, edition, reason, trust';
  const counts = await store.query(
    statement(`SELECT ${cell}, count(*) AS n, count(text) AS texts FROM comment GROUP BY ${cell} ORDER BY ${cell}`),
  );
  const texts = await store.query(
    statement(
      `SELECT newest.article, newest.locale, newest.revision, newest.edition, newest.reason, newest.text, newest.at, ballot.value
       FROM (SELECT comment.*, row_number() OVER (PARTITION BY article, locale ORDER BY at DESC, ballot) AS rank
             FROM comment WHERE text IS NOT NULL AND trust = 1) AS newest
       LEFT JOIN ballot ON ballot.ballot = newest.ballot
       WHERE newest.rank <= ? ORDER BY newest.article, newest.locale, newest.rank`,
      maxTexts,
    ),
  );
  return {
    counts: counts.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      revision: String(row['revision']),
      edition: row['edition'] as Audience,
      reason: textOrNull(row['reason']),
      isTrusted: Number(row['trust']) === 1,
      n: Number(row['n']),
      withText: Number(row['texts']),
    })),
    texts: texts.map((row) => ({
      article: String(row['article']),
      locale: String(row['locale']),
      revision: String(row['revision']),
      edition: row['edition'] as Audience,
      reason: textOrNull(row['reason']),
      text: String(row['text']),
      vote: textOrNull(row['value']) as VoteValue | null,
      day: dayOf(Number(row['at'])),
    })),
  };
}
