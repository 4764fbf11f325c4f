import { z } from 'zod';
import { idField } from '../../knowledge/fields.ts';
import { revisionPattern } from '../../knowledge/revision.ts';

/** Which edition of the site a vote came from: staff's votes are kept apart from learners'. */
export type Edition = 'public' | 'internal';

export const voteValues = ['helpful', 'not-helpful'] as const;

export type VoteValue = (typeof voteValues)[number];

/**
 * The millisecond it was cast (in the oldest ones the second), then 128 random bits as base64url. Whoever holds it
 * may change that vote.
 */
export const ballotPattern = /^\d{10}(?:\d{3})?[A-Za-z0-9_-]{22}$/;

/** Body of `POST /api/votes`, JSON or form. */
export const voteSchema = z.strictObject({
  /** Made by the reader's script so that a retry counts once; plain forms have none. */
  id: z.uuid().toLowerCase().optional(),
  article: idField,
  /** Locale of the text that was judged, which on a fallback page is not the reader's. */
  locale: idField,
  /** The text that was judged. */
  revision: z.string().regex(revisionPattern),
  value: z.enum(voteValues),
  /** The earlier vote that this one replaces. */
  ballot: z.string().regex(ballotPattern).optional(),
  /** Readers do not see this field; what fills it is a machine. Its vote is kept and held back. */
  website: z.string().max(200).optional(),
});

export type Vote = z.output<typeof voteSchema>;
