import { z } from 'zod';
import { honeypotField, requestIdField } from '../../endpoint/fields.ts';
import { idField } from '../../knowledge/fields.ts';
import { revisionPattern } from '../../knowledge/revision.ts';

export const voteValues = ['helpful', 'not-helpful'] as const;

export type VoteValue = (typeof voteValues)[number];

/**
 * The millisecond the vote was cast (the second, in the oldest ballots), then 128 random bits as base64url. Whoever holds
 * the ballot may change the vote.
 */
export const ballotPattern = /^\d{10}(?:\d{3})?[A-Za-z0-9_-]{22}$/;

/** Body of `POST /api/votes`, JSON or form. */
export const voteSchema = z.strictObject({
  id: requestIdField,
  article: idField,
  /** Locale of the text that was voted on; on a fallback page, not the reader's. */
  locale: idField,
  /** The text that was voted on. */
  revision: z.string().regex(revisionPattern),
  value: z.enum(voteValues),
  /** The earlier vote that this one replaces. */
  ballot: z.string().regex(ballotPattern).optional(),
  website: honeypotField,
});

export type Vote = z.output<typeof voteSchema>;

/** The text that a vote is about. */
export type JudgedText = Pick<Vote, 'article' | 'locale' | 'revision'>;
