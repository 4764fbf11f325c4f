import type { ReadDaySalt } from '../../readers/day-salt.ts';
import { type DayTags, voteTags } from '../../readers/day-tags.ts';
import { onceForEach } from '../../memoize.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { isOneOffice, type Reader } from '../../readers/reader.ts';
import { see, tooOftenValues, whenSeenTooOften } from '../../readers/tag-counts.ts';
import { type Row, type Statement, type Store, statement } from '../../store/store.ts';
import { type Allowance, allowingOneMore, type ReadAllowance } from './allowance.ts';
import { type Ballot, changeUntil, newBallot, readBallot } from './ballot.ts';
import type { FindRevision } from './revisions.ts';
import { surgingValues, tallyNew, whenSurging } from './tally.ts';
import { trustOf } from './totals.ts';
import type { Edition, Vote } from './vote.ts';

export interface RecordVoteOptions {
  edition: Edition;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
  reader: Reader;
  readDaySalt: ReadDaySalt;
  readAllowance: ReadAllowance;
  findRevision: FindRevision;
  /** Names this process among those on the store. */
  writer: string;
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
  const [inserted] = await insert(
    store,
    await judged({ ...vote, id, ballot }, options, await options.readAllowance(now, edition, vote)),
  );
  if (inserted !== undefined) return { outcome: 'stored', ballot, changeUntil: changeUntil(now) };
  return (await compareWithStored(store, id, vote, edition)) ?? notThere();
}

/**
 * A vote that replaces an earlier one is trusted as that one was, also on a text that was edited since. Moved to a
 * text that was written anew it is one more vote there, or votes on many texts could be gathered on one.
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
  const changed = { ...vote, id };
  const allowance = await options.readAllowance(now, edition, vote);
  const staysInEpoch = present.revision === vote.revision || allowance.epoch.has(present.revision);
  const statements = staysInEpoch
    ? [insertEvent({ sql: heldBefore, values: [vote.ballot] }, changed, options), countNewest(id)]
    : await judged(changed, options, allowingOneMore(allowance), 'moved');
  const [inserted] = await insert(store, statements);
  if (inserted !== undefined) return { outcome: 'stored', ballot: vote.ballot, changeUntil: present.changeUntil };
  return (await compareWithStored(store, id, vote, edition)) ?? notThere();
}

/** Counts the vote under its tags and then stores it with what that says. */
async function judged(
  vote: IdentifiedVote,
  options: RecordVoteOptions,
  allowance: Allowance,
  isMoved?: 'moved',
): Promise<Statement[]> {
  const { edition, now, reader, readDaySalt, writer } = options;
  const tags = voteTags(await readDaySalt(now), reader, vote, edition, allowance);
  const held = heldBack(vote, tags, options, allowance);
  return [
    see(tags, 'event', vote.id),
    insertEvent(isMoved === undefined ? held : unlessHeldBefore(vote.ballot, held), vote, options),
    tallyNew(vote.id, now, writer),
    countNewest(vote.id),
  ];
}

/** An expression: why what was just seen is held back, empty when it counts. */
function heldBack(vote: Vote, { tags }: DayTags, { edition, now }: RecordVoteOptions, { hourly }: Allowance): Statement {
  if ((vote.website ?? '') !== '') return statement("'machine'");
  const values = tooOftenValues(tags);
  const tooOften = whenSeenTooOften(tags);
  if (isOneOffice(edition)) return { sql: officeText(tooOften), values };
  return { sql: publicText(tooOften), values: [...values, ...surgingValues(vote, edition, now, hourly)] };
}

const officeText = onceForEach((tooOften) => `CASE ${tooOften} ELSE '' END`);
const publicText = onceForEach((tooOften) => `CASE ${tooOften} ${whenSurging} ELSE '' END`);

const heldBefore = '(SELECT event.held FROM ballot JOIN event ON event.seq = ballot.seq WHERE ballot.ballot = ?)';

function unlessHeldBefore(ballot: string, held: Statement): Statement {
  return {
    sql: `CASE WHEN ${heldBefore} <> '' THEN ${heldBefore} ELSE ${held.sql} END`,
    values: [ballot, ballot, ...held.values],
  };
}

/** @returns the row of the event when its id is new; no other of the statements returns one */
async function insert(store: Store, statements: readonly Statement[]): Promise<Row[]> {
  return (await store.write(statements)).flat();
}

/**
 * Returns a row only when the id is new.
 *
 * @param held an expression: why it is held back, empty when it counts
 */
function insertEvent(held: Statement, vote: IdentifiedVote, { edition, now }: RecordVoteOptions): Statement {
  const { id, ballot, article, locale, revision, value } = vote;
  return statement(insertText(held.sql), id, ballot, article, locale, revision, value, edition, now, ...held.values);
}

const insertText = onceForEach(
  (held) =>
    `INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, held)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${held}) ON CONFLICT (id) DO NOTHING RETURNING seq`,
);

type IdentifiedVote = Vote & { id: string; ballot: string };

/** Lets the ballot say what the stored event says, unless it already says something newer. */
function countNewest(id: string): Statement {
  return statement(
    `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
     SELECT ballot, seq, at, article, locale, revision, edition, value, ${trustOf} FROM event WHERE id = ?
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
