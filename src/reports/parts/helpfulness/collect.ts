import { type HeldBack, readHeldBack } from '../../../feedback/votes/held-back.ts';
import { readNewestVote } from '../../../feedback/votes/newest-vote.ts';
import { readRevisions } from '../../../feedback/votes/revisions.ts';
import { readTotals } from '../../../feedback/votes/totals.ts';
import { dayOf } from '../../../metrics/instants.ts';
import type { Store } from '../../../store/store.ts';
import type { PartSources } from '../../part.ts';
import type { RecordedVotes } from '../../votes.ts';

export interface VotesInput {
  /** `undefined` without a database: votes are unknown, not zero. */
  votes: RecordedVotes | undefined;
  /** Votes of the period that do not count; `undefined` without a database. */
  heldBack: HeldBack | undefined;
}

export async function collectVotes({
  store,
  period,
  today,
  now,
}: Pick<PartSources, 'store' | 'period' | 'today' | 'now'>): Promise<VotesInput> {
  if (store === undefined) return { votes: undefined, heldBack: undefined };
  const newest = await readNewestVote(store);
  // Today is that of the operator, which may begin before or after that of UTC.
  const isAhead = newest !== undefined && dayOf(newest) > today && dayOf(newest) > dayOf(now);
  return {
    votes: { ...(await readVotes(store)), aheadOfClock: isAhead ? dayOf(newest) : undefined },
    heldBack: await readHeldBack(store, period),
  };
}

/** @throws StoreError */
export async function readVotes(store: Store): Promise<RecordedVotes> {
  const revisions = await readRevisions(store);
  return {
    totals: await readTotals(store),
    revisions: revisions.map(({ article, locale, revision, sketch, firstSeen }) => ({
      article,
      locale,
      revision,
      sketch,
      // In UTC, so the report does not depend on the machine's time zone.
      firstSeen: dayOf(firstSeen),
    })),
  };
}
