import { type Row, type Statement, type Store, statement } from '../store/store.ts';
import { type Ballot, changeUntil, readBallot } from './ballot.ts';
import { base64url, type RandomBytes } from './random.ts';
import { findRevision } from './revisions.ts';
import { refreshArticle, refreshCell } from './totals.ts';
import type { Edition, Vote } from './vote.ts';

export interface RecordVoteOptions {
  edition: Edition;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
}

export type VoteOutcome =
  /** `duplicate`: this id was stored before with the same content; nothing has changed. */
  | { outcome: 'stored' | 'duplicate'; ballot: string; changeUntil: number }
  /** This id was stored before with other content. */
  | { outcome: 'conflicting' }
  /** The edition never published such an article in this locale. */
  | { outcome: 'unknown-article' }
  /** The article is known, this text of it is not. */
  | { outcome: 'unpublished-revision' }
  /** The ballot was never given out, or for another article. */
  | { outcome: 'unknown-ballot' }
  /** The ballot is older than a day. */
  | { outcome: 'expired' };

/**
 * Stores a vote, or changes the one whose ballot it carries. Resolves when it is on disk. Repeating it
 * with the same id changes nothing.
 *
 * @throws StoreError when the vote was not stored
 */
export async function recordVote(store: Store, { edition, now, random }: RecordVoteOptions, vote: Vote): Promise<VoteOutcome> {
  const id = vote.id ?? base64url(random(16));
  const [earlier] = vote.id === undefined ? [] : await store.query(selectStored(id));
  if (earlier !== undefined) return compare(earlier, vote, edition);

  const text = await findRevision(store, edition, vote);
  if (text !== 'published') return { outcome: text };

  if (vote.ballot !== undefined) {
    const ballot = await readBallot(store, edition, vote.ballot);
    if (ballot === undefined || !isAbout(ballot, vote)) return { outcome: 'unknown-ballot' };
    if (now >= ballot.changeUntil) return { outcome: 'expired' };
  }

  const [inserted = [], , [stored] = []] = await store.write(
    [insertEvent({ ...vote, id, ballot: vote.ballot ?? base64url(random(16)) }, edition, now), countNewest(id), selectStored(id)],
    // A change may take the vote out of the cell of an older text.
    [vote.ballot === undefined ? refreshCell(vote, edition) : refreshArticle(vote, edition)],
  );
  if (stored === undefined) throw new Error('A vote that was just stored is not there.');
  // The same id can have arrived twice at once; the second one finds the first one's event.
  if (inserted.length === 0) return compare(stored, vote, edition);
  return { outcome: 'stored', ...holder(stored) };
}

/** Returns a row only when the id is new. */
function insertEvent(vote: Vote & { id: string; ballot: string }, edition: Edition, now: number): Statement {
  return statement(
    `INSERT INTO event (id, ballot, article, locale, revision, value, edition, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING RETURNING seq`,
    vote.id,
    vote.ballot,
    vote.article,
    vote.locale,
    vote.revision,
    vote.value,
    edition,
    now,
  );
}

/** Lets the ballot say what the stored event says, unless it already says something newer. */
function countNewest(id: string): Statement {
  return statement(
    `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value)
     SELECT ballot, seq, at, article, locale, revision, edition, value FROM event WHERE id = ?
     ON CONFLICT (ballot) DO UPDATE SET seq = excluded.seq, revision = excluded.revision, value = excluded.value
     WHERE excluded.seq > ballot.seq`,
    id,
  );
}

function selectStored(id: string): Statement {
  return statement(
    `SELECT event.ballot, event.article, event.locale, event.revision, event.value, event.edition, ballot.first_at
     FROM event JOIN ballot ON ballot.ballot = event.ballot WHERE event.id = ?`,
    id,
  );
}

function compare(stored: Row, vote: Vote, edition: Edition): VoteOutcome {
  const { id, ...content } = { ...vote, edition };
  const same = Object.entries(content).every(([field, value]) => value === undefined || stored[field] === value);
  return same ? { outcome: 'duplicate', ...holder(stored) } : { outcome: 'conflicting' };
}

function holder(stored: Row): { ballot: string; changeUntil: number } {
  return { ballot: String(stored['ballot']), changeUntil: changeUntil(Number(stored['first_at'])) };
}

function isAbout(ballot: Ballot, vote: Vote): boolean {
  return ballot.article === vote.article && ballot.locale === vote.locale;
}
