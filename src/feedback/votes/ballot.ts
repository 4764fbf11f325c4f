import { dayMs } from '../../metrics/instants.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { type Store, statement } from '../../store/store.ts';
import { ballotPattern, type Edition, type VoteValue } from './vote.ts';

/** What a ballot says now. */
export interface Ballot {
  ballot: string;
  article: string;
  locale: string;
  revision: string;
  value: VoteValue;
  /** Until when its holder may change it; milliseconds since 1970. */
  changeUntil: number;
}

/**
 * @param ballot whatever was asked for, well formed or not
 * @returns `undefined` when this edition has no such ballot
 * @throws StoreError
 */
export async function readBallot(store: Store, edition: Edition, ballot: string): Promise<Ballot | undefined> {
  if (!ballotPattern.test(ballot)) return undefined;
  const [row] = await store.query(
    statement('SELECT article, locale, revision, value, first_at FROM ballot WHERE ballot = ? AND edition = ?', ballot, edition),
  );
  if (row === undefined) return undefined;
  return {
    ballot,
    article: String(row['article']),
    locale: String(row['locale']),
    revision: String(row['revision']),
    value: row['value'] as VoteValue,
    changeUntil: changeUntil(Number(row['first_at'])),
  };
}

/** A new ballot: the millisecond it is cast, so that ballots sort by time, and 128 random bits. */
export function newBallot(now: number, random: RandomBytes): string {
  return ballotsFrom(now) + base64url(random(16));
}

/**
 * Where the ballots of an instant begin in the order of ballots. Those of one commit stand side by side: with the
 * second alone they lay about among all of that second, each on a page of its own.
 */
export function ballotsFrom(instant: number): string {
  return String(Math.floor(instant)).padStart(13, '0');
}

/**
 * When a ballot was cast.
 *
 * @param ballot or a place in the order of ballots
 * @returns milliseconds since 1970
 */
export function timeOfBallot(ballot: string): number {
  return hasSeconds(ballot) ? Number(ballot.slice(0, 10)) * 1_000 : Number(ballot.slice(0, 13));
}

/** Where the ballots of a later instant begin in the order of ballots. */
export function ballotsAfter(ballot: string): string {
  return ballotsFrom(timeOfBallot(ballot) + (hasSeconds(ballot) ? 1_000 : 1));
}

/** The first engines wrote the second alone. */
function hasSeconds(ballot: string): boolean {
  return ballot.length === 32;
}

/** A vote may be changed for a day after it was first cast; a change does not prolong that. */
export function changeUntil(firstAt: number): number {
  return firstAt + dayMs;
}
