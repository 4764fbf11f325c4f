import { z } from 'zod';
import { emptyField, honeypotField, isMachine, optionalText, requestIdField } from '../../endpoint/fields.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { idField } from '../../knowledge/fields.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import { maxCommentLength, maxTextLength } from '../../readers/limits.ts';
import { textOrNull } from '../../store/row-values.ts';
import { type Store, statement } from '../../store/store.ts';
import { readBallot } from '../votes/ballot.ts';
import { ballotPattern } from '../votes/vote.ts';

/** Body of `POST /api/comments`: why an article did or did not help. */
export const commentSchema = z
  .strictObject({
    id: requestIdField,
    /** The vote it belongs to. */
    ballot: z.string().regex(ballotPattern),
    /** Id of a reason in taxonomy.yaml. */
    reason: z.union([idField.max(64), emptyField]).optional(),
    text: optionalText(maxTextLength),
    website: honeypotField,
  })
  .refine(({ reason, text }) => reason !== undefined || text !== undefined, { path: ['text'] });

export type Comment = z.output<typeof commentSchema>;

export interface RecordCommentOptions {
  /** Only ballots of this audience may be commented on. */
  audience: Audience;
  /** Ids of the reasons in taxonomy.yaml. */
  reasons: readonly string[];
  /** Milliseconds since 1970. */
  now: number;
}

export type CommentOutcome = { outcome: 'stored' | 'unknown-ballot' | 'expired' | 'unknown-reason' };

/**
 * Stores why a vote was cast. Reason and text replace earlier ones; those left out are kept, so a retry changes nothing.
 * Personal data is removed from the text before it is stored.
 *
 * @throws StoreError when it was not stored
 */
export async function recordComment(
  store: Store,
  { audience, reasons, now }: RecordCommentOptions,
  { ballot: key, reason, text, website }: Comment,
): Promise<CommentOutcome> {
  const ballot = await readBallot(store, audience, key);
  if (ballot === undefined) return { outcome: 'unknown-ballot' };
  if (now >= ballot.changeUntil) return { outcome: 'expired' };
  if (reason !== undefined && !reasons.includes(reason)) return { outcome: 'unknown-reason' };
  await store.write([
    statement(
      `INSERT INTO comment (ballot, article, locale, revision, edition, reason, text, trust, at)
       SELECT ballot, article, locale, revision, edition, ?, ?, CASE WHEN ? = 0 THEN trust ELSE 0 END, ? FROM ballot WHERE ballot = ?
       ON CONFLICT (ballot) DO UPDATE SET reason = coalesce(excluded.reason, comment.reason),
         text = coalesce(excluded.text, comment.text), revision = excluded.revision, trust = excluded.trust`,
      reason ?? null,
      text === undefined ? null : cleanText(text, maxCommentLength),
      Number(isMachine(website)),
      now,
      key,
    ),
  ]);
  return { outcome: 'stored' };
}

/** Reason and text stored for a vote so far. */
export interface StoredComment {
  reason: string | undefined;
  text: string | undefined;
}

/** @throws StoreError */
export async function readComment(store: Store, ballot: string): Promise<StoredComment | undefined> {
  const [row] = await store.query(statement('SELECT reason, text FROM comment WHERE ballot = ?', ballot));
  if (row === undefined) return undefined;
  return { reason: textOrNull(row['reason']) ?? undefined, text: textOrNull(row['text']) ?? undefined };
}
