import { beforeEach, expect, test } from 'vitest';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import { readTotals } from '../../../src/feedback/votes/totals.ts';
import type { Vote } from '../../../src/feedback/votes/vote.ts';
import type { Audience } from '../../../src/knowledge/audience.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import {
  arrival,
  countingRandom,
  firstText,
  hourMs,
  openStore,
  publishTexts,
  secondText,
  start,
  unknownBallot,
  uuid,
  vote,
} from '../builders.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  await publishTexts(store);
});

const record = (body: Vote, now = start, edition: Audience = 'public') =>
  recordVote(store, arrival(store, random, { edition, now }), body);

async function stored(body: Vote, now = start): Promise<string> {
  const result = await record(body, now);
  if (result.outcome !== 'stored') throw new Error(result.outcome);
  return result.ballot;
}

const events = async () => Number((await store.query(statement('SELECT count(*) AS n FROM event')))[0]?.['n']);

test('stores a vote, hands out a ballot of 128 bits and lets it be changed for a day', async () => {
  const result = await record(vote());
  expect(result).toEqual({
    outcome: 'stored',
    ballot: expect.stringMatching(/^\d{13}[\w-]{22}$/),
    changeUntil: start + 24 * hourMs,
  });
  expect(await readTotals(store)).toEqual([
    { article: 'refund', locale: 'zh-cn', revision: firstText, edition: 'public', helpful: 1, notHelpful: 0, heldBack: 0 },
  ]);
});

test('counts two votes without an id as two', async () => {
  const ballots = [await stored(vote()), await stored(vote())];
  expect(new Set(ballots).size).toBe(2);
  expect(await readTotals(store)).toMatchObject([{ helpful: 2 }]);
});

test('counts a vote that is sent again with its id once and gives the same ballot', async () => {
  const ballot = await stored(vote({ id: uuid(1) }));
  expect(await record(vote({ id: uuid(1) }), start + hourMs)).toEqual({
    outcome: 'duplicate',
    ballot,
    changeUntil: start + 24 * hourMs,
  });
  expect(await readTotals(store)).toMatchObject([{ helpful: 1 }]);
});

test('counts a vote once whose id arrives many times at once', async () => {
  const results = await Promise.all(Array.from({ length: 10 }, () => record(vote({ id: uuid(1) }))));
  expect(results.map(({ outcome }) => outcome).toSorted()).toEqual([...Array(9).fill('duplicate'), 'stored']);
  expect(new Set(results.map((result) => 'ballot' in result && result.ballot)).size).toBe(1);
  expect(await readTotals(store)).toMatchObject([{ helpful: 1 }]);
  expect(await events()).toBe(1);
});

test.each([
  ['value', { value: 'not-helpful' }],
  ['article', { article: 'invoice' }],
  ['revision', { revision: secondText }],
  ['ballot', { ballot: unknownBallot }],
] as const)('refuses an id that was used for another %s', async (_, other) => {
  await stored(vote({ id: uuid(1) }));
  expect(await record(vote({ id: uuid(1), ...other }))).toEqual({ outcome: 'conflicting' });
  expect(await readTotals(store)).toMatchObject([{ helpful: 1, notHelpful: 0 }]);
});

test('keeps one counted vote when it is changed, and every event', async () => {
  const ballot = await stored(vote());
  expect(await stored(vote({ ballot, value: 'not-helpful' }), start + hourMs)).toBe(ballot);
  expect(await readTotals(store)).toMatchObject([{ helpful: 0, notHelpful: 1 }]);
  expect(await events()).toBe(2);
});

test('moves a changed vote to the text that was judged last', async () => {
  const ballot = await stored(vote());
  await stored(vote({ ballot, revision: secondText }));
  expect(await readTotals(store)).toMatchObject([{ revision: secondText, helpful: 1 }]);
});

test('lets the last of several changes at once win', async () => {
  const ballot = await stored(vote());
  const values = ['not-helpful', 'helpful', 'not-helpful', 'helpful', 'not-helpful'] as const;
  await Promise.all(values.map((value) => record(vote({ ballot, value }))));
  expect(await readTotals(store)).toMatchObject([{ helpful: 0, notHelpful: 1 }]);
});

test('accepts a change up to a day after the first vote, and none from then on', async () => {
  const ballot = await stored(vote());
  await stored(vote({ ballot, value: 'not-helpful' }), start + 24 * hourMs - 1);
  expect(await record(vote({ ballot }), start + 24 * hourMs)).toEqual({ outcome: 'expired' });
  expect(await readTotals(store)).toMatchObject([{ helpful: 0, notHelpful: 1 }]);
});

test('acknowledges the retry of a change that was stored in time', async () => {
  const ballot = await stored(vote());
  const change = vote({ id: uuid(7), ballot, value: 'not-helpful' });
  await stored(change, start + 24 * hourMs - 1);
  expect(await record(change, start + 25 * hourMs)).toMatchObject({ outcome: 'duplicate', ballot });
});

test('tells an unknown article from an unpublished text of a known one', async () => {
  expect(await record(vote({ article: 'nowhere' }))).toEqual({ outcome: 'unknown-article' });
  expect(await record(vote({ locale: 'en' }))).toEqual({ outcome: 'unknown-article' });
  expect(await record(vote({ revision: 'ffffffffffff' }))).toEqual({ outcome: 'unpublished-revision' });
  expect(await events()).toBe(0);
});

test('takes a ballot only for the article and the edition it was given out for', async () => {
  const ballot = await stored(vote());
  expect(await record(vote({ ballot: unknownBallot }))).toEqual({ outcome: 'unknown-ballot' });
  expect(await record(vote({ ballot, article: 'invoice' }))).toEqual({ outcome: 'unknown-ballot' });
  expect(await record(vote({ ballot }), start, 'internal')).toEqual({ outcome: 'unknown-ballot' });
});

test("keeps the internal edition's votes apart", async () => {
  await record(vote());
  await record(vote({ value: 'not-helpful' }), start, 'internal');
  expect(await readTotals(store)).toMatchObject([
    { edition: 'internal', helpful: 0, notHelpful: 1 },
    { edition: 'public', helpful: 1, notHelpful: 0 },
  ]);
});
