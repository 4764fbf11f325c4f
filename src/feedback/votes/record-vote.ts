import { audienceOf, type Sender } from '../../endpoint/actor.ts';
import { isMachine } from '../../endpoint/fields.ts';
import type { Audience } from '../../knowledge/audience.ts';
import { memoize } from '../../memoize.ts';
import type { ReadDaySalt } from '../../readers/day-salt.ts';
import { type DayTags, dayTags } from '../../readers/day-tags.ts';
import { base64url, type RandomBytes } from '../../readers/random.ts';
import { countTags, overLimitValues, whenOverLimit } from '../../readers/tag-counts.ts';
import { type Row, type Statement, type Store, statement } from '../../store/store.ts';
import { type Allowance, allowingOneMore, type ReadAllowance } from './allowance.ts';
import { type Ballot, changeUntil, newBallot, readBallot } from './ballot.ts';
import type { FindRevision } from './revisions.ts';
import { surgingValues, tallyNew, whenSurging } from './tally.ts';
import { trustOf } from './totals.ts';
import type { Vote } from './vote.ts';

export interface RecordVoteOptions {
  sender: Sender;
  /** Milliseconds since 1970. */
  now: number;
  random: RandomBytes;
  readDaySalt: ReadDaySalt;
  readAllowance: ReadAllowance;
  findRevision: FindRevision;
  /** Identifies this process among those that share the store. */
  writer: string;
}

export type VoteOutcome =
  /** `duplicate`: this id was stored before with the same content; nothing has changed. */
  | { outcome: 'stored' | 'duplicate'; ballot: string; changeUntil: number }
  /** This id was stored before with other content. */
  | { outcome: 'conflicting' }
  /** The sender's edition never published such an article in this locale. */
  | { outcome: 'unknown-article' }
  /** The article is known, but this text of it is not. */
  | { outcome: 'unpublished-revision' }
  /** The ballot was never issued, or for another article. */
  | { outcome: 'unknown-ballot' }
  /** The ballot is too old to change. */
  | { outcome: 'expired' };

/**
 * Stores a vote, or changes the one whose ballot it carries. Resolves once it is on disk. Idempotent for votes with an id.
 *
 * @throws StoreError when the vote was not stored
 */
export async function recordVote(store: Store, options: RecordVoteOptions, vote: Vote): Promise<VoteOutcome> {
  const { sender, now, random } = options;
  const state = await options.findRevision(store, audienceOf(sender), vote);
  if (state !== 'published') return { outcome: state };
  if (vote.ballot !== undefined) return changeVote(store, options, { ...vote, ballot: vote.ballot });

  const ballot = newBallot(now, random);
  const id = vote.id ?? ballot;
  const allowance = await options.readAllowance(now, sender, vote);
  const [inserted] = await write(store, await newVote({ ...vote, id, ballot }, options, allowance));
  if (inserted !== undefined) return { outcome: 'stored', ballot, changeUntil: changeUntil(now) };
  return (await compareWithStored(store, id, vote, audienceOf(sender))) ?? missing();
}

/**
 * A changed vote counts if the earlier one did, even if the text was edited in between. On a text of another epoch it
 * counts as a new vote: otherwise votes on many texts could be moved to one.
 */
async function changeVote(store: Store, options: RecordVoteOptions, vote: Vote & { ballot: string }): Promise<VoteOutcome> {
  const { sender, now, random } = options;
  const audience = audienceOf(sender);
  // A retry of a change that was stored in time is acknowledged even after the deadline.
  const earlier = vote.id === undefined ? undefined : await compareWithStored(store, vote.id, vote, audience);
  if (earlier !== undefined) return earlier;
  const current = await readBallot(store, audience, vote.ballot);
  if (current === undefined || !isAbout(current, vote)) return { outcome: 'unknown-ballot' };
  if (now >= current.changeUntil) return { outcome: 'expired' };

  const id = vote.id ?? base64url(random(16));
  const changed = { ...vote, id };
  const allowance = await options.readAllowance(now, sender, vote);
  const staysInEpoch = current.revision === vote.revision || allowance.epoch.has(current.revision);
  const statements = staysInEpoch
    ? [insertEvent({ sql: heldBefore, values: [vote.ballot] }, changed, options), updateBallot(id)]
    : await movedVote(changed, options, allowingOneMore(allowance));
  const [inserted] = await write(store, statements);
  if (inserted !== undefined) return { outcome: 'stored', ballot: vote.ballot, changeUntil: current.changeUntil };
  return (await compareWithStored(store, id, vote, audience)) ?? missing();
}

type IdentifiedVote = Vote & { id: string; ballot: string };

/** Counts the vote under its tags, then stores it with the reason for holding it back, if any. */
async function newVote(vote: IdentifiedVote, options: RecordVoteOptions, allowance: Allowance): Promise<Statement[]> {
  const tags = await tagsOf(vote, options, allowance);
  return voteStatements(vote, options, tags, heldBack(vote, tags, options, allowance));
}

/** The same for a vote that was cast on a text of another epoch: held back if it was held back there. */
async function movedVote(vote: IdentifiedVote, options: RecordVoteOptions, allowance: Allowance): Promise<Statement[]> {
  const tags = await tagsOf(vote, options, allowance);
  const held = heldBack(vote, tags, options, allowance);
  return voteStatements(vote, options, tags, {
    sql: `CASE WHEN ${heldBefore} <> '' THEN ${heldBefore} ELSE ${held.sql} END`,
    values: [vote.ballot, vote.ballot, ...held.values],
  });
}

/**
 * Devices are limited per text. Addresses are limited per article: otherwise an address would have a share of every text of
 * an epoch.
 */
async function tagsOf(
  { article, locale, revision }: Vote,
  { sender, now, readDaySalt }: RecordVoteOptions,
  { perDay }: Allowance,
): Promise<DayTags> {
  const scope = { address: [article, locale, audienceOf(sender)], device: [revision] };
  return dayTags(await readDaySalt(now), sender, perDay, scope);
}

/** @param held SQL expression for why the vote is held back, empty when it counts */
function voteStatements(vote: IdentifiedVote, options: RecordVoteOptions, tags: DayTags, held: Statement): Statement[] {
  return [
    countTags(tags, 'event', vote.id),
    insertEvent(held, vote, options),
    tallyNew(vote.id, options.now, options.writer),
    updateBallot(vote.id),
  ];
}

/** SQL expression for why the vote that was just counted under its tags is held back, empty when it counts. */
function heldBack(vote: Vote, { tags }: DayTags, { sender, now }: RecordVoteOptions, { hourly }: Allowance): Statement {
  if (isMachine(vote.website)) return statement("'machine'");
  const values = overLimitValues(tags);
  const branches = whenOverLimit(tags);
  if (hourly === undefined) return { sql: limitedText(branches), values };
  return { sql: limitedHourlyText(branches), values: [...values, ...surgingValues(vote, audienceOf(sender), now, hourly)] };
}

const limitedText = memoize((branches) => `CASE ${branches} ELSE '' END`);
const limitedHourlyText = memoize((branches) => `CASE ${branches} ${whenSurging} ELSE '' END`);

const heldBefore = '(SELECT event.held FROM ballot JOIN event ON event.seq = ballot.seq WHERE ballot.ballot = ?)';

/** @returns the row of the event when its id is new; no other statement returns rows */
async function write(store: Store, statements: readonly Statement[]): Promise<Row[]> {
  return (await store.write(statements)).flat();
}

/**
 * Returns a row only when the id is new.
 *
 * @param held SQL expression for why the vote is held back, empty when it counts
 */
function insertEvent(held: Statement, vote: IdentifiedVote, { sender, now }: RecordVoteOptions): Statement {
  const { id, ballot, article, locale, revision, value } = vote;
  const columns = [id, ballot, article, locale, revision, value, audienceOf(sender), now];
  return statement(insertText(held.sql), ...columns, ...held.values);
}

const insertText = memoize(
  (held) =>
    `INSERT INTO event (id, ballot, article, locale, revision, value, edition, at, held)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ${held}) ON CONFLICT (id) DO NOTHING RETURNING seq`,
);

/** Updates the ballot from the stored event, unless it already has a newer one. */
function updateBallot(id: string): Statement {
  return statement(
    `INSERT INTO ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
     SELECT ballot, seq, at, article, locale, revision, edition, value, ${trustOf} FROM event WHERE id = ?
     ON CONFLICT (ballot) DO UPDATE SET seq = excluded.seq, revision = excluded.revision, value = excluded.value,
       trust = excluded.trust
     WHERE excluded.seq > ballot.seq`,
    id,
  );
}

/** Compares the vote with the one stored under its id; `undefined` when the id is new. */
async function compareWithStored(store: Store, id: string, vote: Vote, audience: Audience): Promise<VoteOutcome | undefined> {
  const [stored] = await store.query(
    statement(
      `SELECT event.ballot, event.article, event.locale, event.revision, event.value, event.edition, ballot.first_at
       FROM event JOIN ballot ON ballot.ballot = event.ballot WHERE event.id = ?`,
      id,
    ),
  );
  return stored === undefined ? undefined : compare(stored, vote, audience);
}

function compare(stored: Row, vote: Vote, audience: Audience): VoteOutcome {
  const { id, website, ...content } = { ...vote, edition: audience };
  const isSame = Object.entries(content).every(([field, value]) => value === undefined || stored[field] === value);
  if (!isSame) return { outcome: 'conflicting' };
  return { outcome: 'duplicate', ballot: String(stored['ballot']), changeUntil: changeUntil(Number(stored['first_at'])) };
}

function isAbout(ballot: Ballot, vote: Vote): boolean {
  return ballot.article === vote.article && ballot.locale === vote.locale;
}

function missing(): never {
  throw new Error('The vote that was just stored is missing.');
}
