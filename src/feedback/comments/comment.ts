import { z } from 'zod';
import { idField } from '../../knowledge/fields.ts';
import { cleanText } from '../../privacy/clean-text.ts';
import { type Store, statement } from '../../store/store.ts';
import { requestIdField } from '../searches/failed-search.ts';
import { readBallot } from '../votes/ballot.ts';
import { ballotPattern, type Edition } from '../votes/vote.ts';

/** A field that a form sends empty when it was left alone; what nobody can see is as good as empty. */
export const optionalText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .optional()
    .transform((text) => (text !== undefined && /[^\p{C}\s]/u.test(text) ? text : undefined));

/** Longest text of a reader's own words that is kept. */
export const maxCommentLength = 1_000;

/** Body of `POST /api/comments`: why an article did or did not help. */
export const commentSchema = z
  .strictObject({
    id: requestIdField,
    /** The vote it belongs to. */
    ballot: z.string().regex(ballotPattern),
    /** Id of a reason in taxonomy.yaml. */
    reason: z.union([idField.max(64), z.literal('').transform(() => undefined)]).optional(),
    text: optionalText(2 * maxCommentLength),
    website: z.string().max(200).optional(),
  })
  .refine(({ reason, text }) => reason !== undefined || text !== undefined, { path: ['text'] });

export type Comment = z.output<typeof commentSchema>;

export interface RecordCommentOptions {
  edition: Edition;
  /** Ids of the reasons that taxonomy.yaml names. */
  reasons: readonly string[];
  /** Milliseconds since 1970. */
  now: number;
}

export type CommentOutcome = { outcome: 'stored' | 'unknown-ballot' | 'expired' | 'unknown-reason' };

/**
 * Adds to a vote why it was cast. What was added before stays unless it is replaced, so sending it again
 * changes nothing. Numbers, names and addresses are taken out of the text before it is stored.
 *
 * @throws StoreError when it was not stored
 */
export async function recordComment(
  store: Store,
  { edition, reasons, now }: RecordCommentOptions,
  { ballot: key, reason, text, website = '' }: Comment,
): Promise<CommentOutcome> {
  const ballot = await readBallot(store, edition, key);
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
      Number(website !== ''),
      now,
      key,
    ),
  ]);
  return { outcome: 'stored' };
}

/** What was added to a vote so far. */
export interface StoredComment {
  reason: string | undefined;
  text: string | undefined;
}

/** @throws StoreError */
export async function readComment(store: Store, ballot: string): Promise<StoredComment | undefined> {
  const [row] = await store.query(statement('SELECT reason, text FROM comment WHERE ballot = ?', ballot));
  return row === undefined ? undefined : { reason: textOf(row['reason']), text: textOf(row['text']) };
}

function textOf(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}
