import type { Audience } from '../../knowledge/audience.ts';
import { hourMs } from '../../metrics/instants.ts';
import { changeVoteHours } from '../../readers/limits.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { type Store, statement } from '../../store/store.ts';
import { ballotPattern, type VoteValue } from './vote.ts';

/** The current vote of a ballot. */
export interface Ballot {
  ballot: string;
  article: string;
  locale: string;
  revision: string;
  value: VoteValue;
  /** False when the vote is held back. */
  isCounted: boolean;
  /** Until when its holder may change it; milliseconds since 1970. */
  changeUntil: number;
}

/**
 * @param ballot as it was sent; may be malformed
 * @returns `undefined` when this audience's edition has no such ballot
 * @throws StoreError
 */
export async function readBallot(store: Store, audience: Audience, ballot: string): Promise<Ballot | undefined> {
  if (!ballotPattern.test(ballot)) return undefined;
  const [row] = await store.query(
    statement(
      'SELECT article, locale, revision, value, trust, first_at FROM ballot WHERE ballot = ? AND edition = ?',
      ballot,
      audience,
    ),
  );
  if (row === undefined) return undefined;
  return {
    ballot,
    article: String(row['article']),
    locale: String(row['locale']),
    revision: String(row['revision']),
    value: row['value'] as VoteValue,
    isCounted: row['trust'] === 1,
    changeUntil: changeUntil(Number(row['first_at'])),
  };
}

/** A new ballot: the millisecond in which it is cast, so that ballots sort by time, and 128 random bits. */
export function newBallot(now: number, random: RandomBytes): string {
  return ballotsFrom(now) + base64url(random(16));
}

/**
 * Sorts before all ballots of an instant and after all earlier ones. With milliseconds the ballots of one commit are
 * adjacent in the index; with seconds they were scattered over many pages.
 */
export function ballotsFrom(instant: number): string {
  return String(Math.floor(instant)).padStart(13, '0');
}

/**
 * When a ballot was cast.
 *
 * @param ballot a ballot or a result of `ballotsFrom`
 * @returns milliseconds since 1970
 */
export function timeOfBallot(ballot: string): number {
  return hasSeconds(ballot) ? Number(ballot.slice(0, 10)) * 1_000 : Number(ballot.slice(0, 13));
}

/** Sorts after all ballots of the same instant as this one. */
export function ballotsAfter(ballot: string): string {
  return ballotsFrom(timeOfBallot(ballot) + (hasSeconds(ballot) ? 1_000 : 1));
}

/** Ballots of the first versions begin with seconds. */
function hasSeconds(ballot: string): boolean {
  return ballot.length === 32;
}

/** Until when a vote can be changed. Counted from when it was first cast; a change does not extend it. */
export function changeUntil(firstAt: number): number {
  return firstAt + changeVoteHours * hourMs;
}
