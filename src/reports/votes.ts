import { helpfulnessOf, type VoteCounts } from '../metrics/helpfulness.ts';
import type { Votes } from './shared-schema.ts';

/** Votes as they are recorded, and as the report shows them. */

export interface RecordedVotes {
  totals: readonly VoteTotal[];
  /** In the order they were first published. */
  revisions: readonly PublishedRevision[];
  /** Day (UTC) of the newest vote when the clock has not reached it. */
  aheadOfClock?: string | undefined;
}

/** Counted votes on one text. */
export interface VoteTotal {
  article: string;
  locale: string;
  revision: string;
  /** Where the votes were cast; those of the internal edition are staff's. */
  edition: 'public' | 'internal';
  helpful: number;
  notHelpful: number;
  /** Stored but not counted. */
  heldBack: number;
}

export interface PublishedRevision {
  article: string;
  locale: string;
  revision: string;
  sketch: string;
  /** Day (UTC) the endpoint first saw it, `2026-11-20`. */
  firstSeen: string;
}

export const noVotes: RecordedVotes = { totals: [], revisions: [] };

/** Adds up votes and computes their helpfulness; zeros for an empty list. */
export function poolVotes(votes: readonly VoteCounts[]): Votes {
  const sum = (pick: (counts: VoteCounts) => number): number => votes.reduce((total, counts) => total + pick(counts), 0);
  const [helpful, notHelpful] = [sum((counts) => counts.helpful), sum((counts) => counts.notHelpful)];
  return { helpful, notHelpful, helpfulness: helpfulnessOf({ helpful, notHelpful }) };
}

/** Learners' and staff's votes, which are never added together. */
export function votesByEdition(totals: readonly VoteTotal[]): { learners: Votes; staff: Votes } {
  const of = (edition: VoteTotal['edition']): Votes => poolVotes(totals.filter((total) => total.edition === edition));
  return { learners: of('public'), staff: of('internal') };
}
