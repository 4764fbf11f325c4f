import { type Row, type Statement, type Store, statement } from '../store/store.ts';
import type { ReadAllowance } from './allowance.ts';
import { type Ballot, changeUntil, newBallot, readBallot } from './ballot.ts';
import type { ReadDaySalt } from './day-salt.ts';
import { type DayTags, voteTags } from './day-tags.ts';
import { base64url, type RandomBytes } from './random.ts';
import { isOneOffice, type Reader } from './reader.ts';
import type { FindRevision } from './revisions.ts';
import { see, whenSeenTooOften } from './seen.ts';
import { tallyNew, whenSurging } from './tally.ts';
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
  const tags = await tagsOf(vote, options);
  const [inserted] = await insert(store, [
    see(tags, 'event', id),
    insertEvent({ ...vote, id, ballot }, options, await heldBack(vote, tags, options)),
    tallyNew(id, now, options.writer),
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
  const before = {
    sql: '(SELECT event.held FROM ballot JOIN event ON event.seq = ballot.seq WHERE ballot.ballot = ?)',
    values: [vote.ballot],
  };
  const statements =
    present.revision === vote.revision
      ? [insertEvent({ ...vote, id }, options, before), countNewest(id)]
      : await moveVote({ ...vote, id }, options, before);
  const [inserted] = await insert(store, statements);
  if (inserted !== undefined) return { outcome: 'stored', ballot: vote.ballot, changeUntil: present.changeUntil };
  return (await compareWithStored(store, id, vote, edition)) ?? notThere();
}

async function moveVote(
  vote: Vote & { id: string; ballot: string },
  options: RecordVoteOptions,
  before: Statement,
): Promise<Statement[]> {
  const tags = await tagsOf(vote, options);
  const asBefore = { sql: `WHEN ${before.sql} <> '' THEN ${before.sql}`, values: [...before.values, ...before.values] };
  return [
    see(tags, 'event', vote.id),
    insertEvent(vote, options, await heldBack(vote, tags, options, asBefore)),
    tallyNew(vote.id, options.now, options.writer),
    countNewest(vote.id),
  ];
}

async function tagsOf(vote: Vote, { reader, readDaySalt, now, edition }: RecordVoteOptions): Promise<DayTags> {
  return voteTags(await readDaySalt(now), reader, vote, edition);
}

/**
 * An expression: why what was just seen is held back; empty when it counts.
 *
 * @param first branches of a CASE that come before all others
 */
async function heldBack(vote: Vote, tags: DayTags, options: RecordVoteOptions, first?: Statement): Promise<Statement> {
  const { edition, now, readAllowance } = options;
  const isMachine = (vote.website ?? '') !== '';
  const allowance = await readAllowance(now, edition, vote);
  const branches = [
    ...(first === undefined ? [] : [first]),
    ...(isMachine ? [statement("WHEN true THEN 'machine'")] : []),
    whenSeenTooOften(tags, allowance),
    ...(isOneOffice(edition) ? [] : [whenSurging(vote, edition, now, allowance.hourly)]),
  ];
  return {
    sql: `CASE ${branches.map(({ sql }) => sql).join(' ')} ELSE '' END`,
    values: branches.flatMap(({ values }) => values),
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
function insertEvent(
  vote: Vote & { id: string; ballot: string },
  { edition, now }: RecordVoteOptions,
  held: Statement,
): Statement {
  return {
    sql: `INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, held, trust)
     SELECT ?, ?, ?, ?, ?, ?, ?, ?, held, CASE WHEN held = '' THEN 1 ELSE 0 END FROM (SELECT ${held.sql} AS held) AS judged
     WHERE true ON CONFLICT (id) DO NOTHING RETURNING seq`,
    values: [vote.id, vote.ballot, vote.article, vote.locale, vote.revision, vote.value, edition, now, ...held.values],
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
