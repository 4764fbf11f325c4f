import { type Row, type Statement, type Store, statement } from '../store/store.ts';
import { type Ballot, changeUntil, newBallot, readBallot } from './ballot.ts';
import { dayTag, type ReadDaySalt } from './day-salt.ts';
import { base64url, type RandomBytes } from './random.ts';
import type { Reader } from './reader.ts';
import type { FindRevision } from './revisions.ts';
import { isTrusted, see, type Tag } from './seen.ts';
import type { Edition, Vote } from './vote.ts';

export interface RecordVoteOptions {
  edition: Edition;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
  reader: Reader;
  readDaySalt: ReadDaySalt;
  findRevision: FindRevision;
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
export async function recordVote(store: Store, options: RecordVoteOptions, vote: Vote): Promise<VoteOutcome> {
  const { edition, now, random } = options;
  const text = await options.findRevision(store, edition, vote);
  if (text !== 'published') return { outcome: text };
  if (vote.ballot !== undefined) return changeVote(store, options, { ...vote, ballot: vote.ballot });

  const ballot = newBallot(now, random);
  const id = vote.id ?? ballot;
  const tag = await tagOf(vote, options);
  const [, [inserted] = []] = await store.write([
    see(tag, 'event', id),
    insertEvent({ ...vote, id, ballot }, options, isTrusted(tag)),
    countNewest(id),
  ]);
  if (inserted !== undefined) return { outcome: 'stored', ballot, changeUntil: changeUntil(now) };
  return (await compareWithStored(store, id, vote, edition)) ?? notThere();
}

/**
 * A vote that replaces an earlier one is trusted as that one was. Moved to another text it is one more vote
 * there, or votes on many texts could be gathered on one.
 */
async function changeVote(store: Store, options: RecordVoteOptions, vote: Vote & { ballot: string }): Promise<VoteOutcome> {
  const { edition, now, random } = options;
  // The retry of a change that was stored in time is acknowledged also when the time is over.
  const earlier = vote.id === undefined ? undefined : await compareWithStored(store, vote.id, vote, edition);
  if (earlier !== undefined) return earlier;
  const present = await readBallot(store, edition, vote.ballot);
  if (present === undefined || !isAbout(present, vote)) return { outcome: 'unknown-ballot' };
  if (now >= present.changeUntil) return { outcome: 'expired' };

  const id = vote.id ?? base64url(random(16));
  const asBefore = { sql: '(SELECT trust FROM ballot WHERE ballot = ?)', values: [vote.ballot] };
  const isMoved = present.revision !== vote.revision;
  const tag = isMoved ? await tagOf(vote, options) : undefined;
  const trust = tag === undefined ? asBefore : times(isTrusted(tag), asBefore);
  const [, [inserted] = []] = await store.write([
    tag === undefined ? statement('SELECT 1') : see(tag, 'event', id),
    insertEvent({ ...vote, id }, options, trust),
    countNewest(id),
  ]);
  if (inserted !== undefined) return { outcome: 'stored', ballot: vote.ballot, changeUntil: present.changeUntil };
  return (await compareWithStored(store, id, vote, edition)) ?? notThere();
}

async function tagOf(vote: Vote, { reader, readDaySalt, now, edition }: RecordVoteOptions): Promise<Tag> {
  const salt = await readDaySalt(now);
  return { tag: dayTag(salt, reader, vote, edition), day: salt.day, isSuspect: (vote.website ?? '') !== '' };
}

function times(a: Statement, b: Statement): Statement {
  return { sql: `${a.sql} * ${b.sql}`, values: [...a.values, ...b.values] };
}

/** Returns a row only when the id is new. */
function insertEvent(
  vote: Vote & { id: string; ballot: string },
  { edition, now }: RecordVoteOptions,
  trust: Statement,
): Statement {
  return {
    sql: `INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, trust)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${trust.sql}) ON CONFLICT (id) DO NOTHING RETURNING seq`,
    values: [vote.id, vote.ballot, vote.article, vote.locale, vote.revision, vote.value, edition, now, ...trust.values],
  };
}

/** Lets the ballot say what the stored event says, unless it already says something newer. */
function countNewest(id: string): Statement {
  return statement(
    `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
     SELECT ballot, seq, at, article, locale, revision, edition, value, trust FROM event WHERE id = ?
     ON CONFLICT (ballot) DO UPDATE SET seq = excluded.seq, revision = excluded.revision, value = excluded.value,
       trust = excluded.trust
     WHERE excluded.seq > ballot.seq`,
    id,
  );
}

/** What an id was used for before; `undefined` when it was not. */
async function compareWithStored(store: Store, id: string, vote: Vote, edition: Edition): Promise<VoteOutcome | undefined> {
  const [stored] = await store.query(
    statement(
      `SELECT event.ballot, event.article, event.locale, event.revision, event.value, event.edition, ballot.first_at
       FROM event JOIN ballot ON ballot.ballot = event.ballot WHERE event.id = ?`,
      id,
    ),
  );
  return stored === undefined ? undefined : compare(stored, vote, edition);
}

function compare(stored: Row, vote: Vote, edition: Edition): VoteOutcome {
  const { id, website, ...content } = { ...vote, edition };
  const same = Object.entries(content).every(([field, value]) => value === undefined || stored[field] === value);
  if (!same) return { outcome: 'conflicting' };
  return { outcome: 'duplicate', ballot: String(stored['ballot']), changeUntil: changeUntil(Number(stored['first_at'])) };
}

function isAbout(ballot: Ballot, vote: Vote): boolean {
  return ballot.article === vote.article && ballot.locale === vote.locale;
}

function notThere(): never {
  throw new Error('A vote that was just stored is not there.');
}
