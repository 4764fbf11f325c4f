import { readTotalsBefore } from '../../../feedback/votes/totals-before.ts';
import { addDays } from '../../../metrics/days.ts';
import { dayOf } from '../../../metrics/instants.ts';
import type { Store } from '../../../store/store.ts';
import type { PartSources } from '../../part.ts';
import type { VoteTotal } from '../../votes.ts';

export interface PublicVotesInput {
  /** The votes that may be shown in public; `undefined` without a database. */
  publicVotes: PublicVotes | undefined;
}

/** Votes up to the end of the last complete day (UTC). */
interface PublicVotes {
  /** That day. */
  until: string;
  totals: readonly VoteTotal[];
}

export async function collectPublicVotes({
  store,
  today,
  now,
}: Pick<PartSources, 'store' | 'today' | 'now'>): Promise<PublicVotesInput> {
  return { publicVotes: store === undefined ? undefined : await readPublicVotes(store, today, now) };
}

/**
 * @param today the report's day, which may not have begun in UTC
 * @param now milliseconds since 1970
 * @throws StoreError
 */
export async function readPublicVotes(store: Store, today: string, now: number): Promise<PublicVotes> {
  const utcToday = dayOf(now);
  const day = today < utcToday ? today : utcToday;
  return { until: addDays(day, -1), totals: await readTotalsBefore(store, Date.parse(`${day}T00:00:00Z`)) };
}
