import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cacheAllowances } from '../../src/feedback/votes/allowance.ts';
import { acceptSurge, readHeldBack } from '../../src/feedback/votes/held-back.ts';
import { recordVote } from '../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals } from '../../src/feedback/votes/totals.ts';
import type { Vote } from '../../src/feedback/votes/vote.ts';
import { sketchOf } from '../../src/knowledge/revision.ts';
import { cacheDaySalt, forgetSalts } from '../../src/readers/day-salt.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';
import {
  type Arrival,
  arrival,
  countingRandom,
  firstText,
  hourMs,
  openStore,
  published,
  publishTexts,
  revisionsFile,
  secondText,
  start,
  uuid,
  vote,
} from './builders.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  await publishTexts(store);
});

const one = { address: '203.0.113.1', agent: 'Phone' };

/** In the internal edition, where devices alone are limited. */
const record = (body: Partial<Vote> = {}, options: Arrival = {}) =>
  recordVote(store, arrival(store, random, { edition: 'internal', reader: one, ...options }), vote(body));

async function ballotOf(body: Partial<Vote> = {}, options: Arrival = {}): Promise<string> {
  const result = await record(body, options);
  if (!('ballot' in result)) throw new Error(result.outcome);
  return result.ballot;
}

describe('votes of one device group', () => {
  test('move the count by three at most, however many there are', async () => {
    for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 50 }, () => record()));
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, notHelpful: 0, heldBack: 997 }]);
    await rebuildTotals(store, start);
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, notHelpful: 0, heldBack: 997 }]);
  });

  test('count three on each article, on each text and on each day', async () => {
    const places: [Partial<Vote>, Arrival][] = [
      [{}, {}],
      [{ article: 'invoice' }, {}],
      [{ revision: secondText }, {}],
      [{}, { now: start + 24 * hourMs }],
    ];
    for (const [body, options] of places) for (let time = 0; time < 5; time++) await record(body, options);
    expect((await readTotals(store)).map(({ helpful, heldBack }) => [helpful, heldBack])).toEqual([
      [3, 2],
      [6, 4],
      [3, 2],
    ]);
  });

  test('are told apart by address and by agent', async () => {
    for (const reader of [one, { ...one, agent: 'Other' }, { ...one, address: '203.0.113.2' }])
      for (let time = 0; time < 3; time++) await record({}, { reader });
    expect(await readTotals(store)).toMatchObject([{ helpful: 9, heldBack: 0 }]);
  });

  test('are one group on one line of IPv6', async () => {
    for (let time = 0; time < 9; time++) await record({}, { reader: { ...one, address: `2001:db8::${time}` } });
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, heldBack: 6 }]);
  });

  test('do not use one up by retrying', async () => {
    for (let time = 0; time < 9; time++) await record({ id: uuid(1) });
    for (const id of [2, 3]) await record({ id: uuid(id) });
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, heldBack: 0 }]);
  });

  test('do not use one up by changing, and cannot make a held-back vote count by it', async () => {
    const ballots = [];
    for (let time = 0; time < 4; time++) ballots.push(await ballotOf());
    for (const ballot of ballots) await record({ ballot, value: 'not-helpful' });
    expect(await readTotals(store)).toMatchObject([{ helpful: 0, notHelpful: 3, heldBack: 1 }]);
  });

  test('cannot be gathered on one text by moving them there', async () => {
    const ballots = [];
    for (let time = 0; time < 3; time++) ballots.push(await ballotOf({ revision: secondText }));
    for (let time = 0; time < 3; time++) await ballotOf();
    for (const ballot of ballots) await record({ ballot, revision: firstText });
    expect(await readTotals(store)).toMatchObject([{ revision: firstText, helpful: 3, heldBack: 3 }]);
  });

  test('are counted by the day in UTC, also when the clock jumps back over midnight', async () => {
    const readDaySalt = cacheDaySalt(store, random);
    const midnight = Date.parse('2026-11-21T00:00:00Z');
    for (const now of [midnight - 1, midnight, midnight - 2, midnight + 1, midnight - 3]) await record({}, { now, readDaySalt });
    expect(await readTotals(store)).toMatchObject([{ helpful: 5 }]);
    expect(await store.query(statement('SELECT day FROM salt ORDER BY day'))).toEqual([
      { day: '2026-11-20' },
      { day: '2026-11-21' },
    ]);
    await record({}, { now: midnight - 4, readDaySalt });
    expect(await readTotals(store)).toMatchObject([{ helpful: 5, heldBack: 1 }]);
  });
});

/** In the public edition, where addresses have a share. */
const publicly = (body: Partial<Vote> = {}, options: Arrival = {}) => record(body, { edition: 'public', ...options });

/** Votes that count already and are settled, so that none of them is of today. */
async function haveCounted(votes: number, revision = firstText): Promise<void> {
  const insert = `INSERT INTO total (article, locale, edition, revision, helpful, not_helpful, held_back)
    VALUES ('refund', 'zh-cn', 'public', ?, ?, 0, 0)`;
  await store.write([statement(insert, revision, votes)]);
}

const counted = async () =>
  (await readTotals(store)).filter(({ notHelpful }) => notHelpful > 0).map(({ notHelpful }) => notHelpful);

/** One vote each from so many agents. */
async function castFrom(agents: number, address: (number: number) => string, body: Partial<Vote> = {}): Promise<void> {
  for (let number = 0; number < agents; number++)
    await publicly({ value: 'not-helpful', ...body }, { reader: { address: address(number), agent: `Agent ${number}` } });
}

const reasons = async () => (await readHeldBack(store, { from: '2026-11-20', to: '2026-11-22' })).byReason;

describe('votes of one address', () => {
  test('count once on an article with forty votes, whatever agents they come with', async () => {
    await haveCounted(40);
    await castFrom(110, () => one.address);
    expect(await readTotals(store)).toMatchObject([{ helpful: 40, notHelpful: 1, heldBack: 109 }]);
    expect(await reasons()).toEqual({ address: 109 });
  });

  test('count up to a fortieth of the votes so far, so that a campus behind one address is heard', async () => {
    await haveCounted(400);
    await castFrom(30, () => one.address);
    expect(await counted()).toEqual([10]);
  });

  test('have no share in the votes on a text that was rewritten since', async () => {
    await publishSketched([secondText, 'A wholly different answer that has nothing in common with the one before it.']);
    await haveCounted(4_000, firstText);
    await castFrom(9, () => one.address, { revision: secondText });
    expect(await counted()).toEqual([1]);
  });

  test('keep their share when a text is only corrected', async () => {
    await publishSketched([secondText, `${sketchedText} Really.`]);
    await haveCounted(400, firstText);
    await castFrom(30, () => one.address, { revision: secondText });
    expect(await counted()).toEqual([10]);
  });

  test.each([
    ['corrected', `${sketchedText} Really.`],
    ['rewritten', 'A wholly different answer that has nothing in common with the one before it.'],
  ])('still count when they are changed after the text was %s', async (_how, text) => {
    const cast = await publicly({ value: 'helpful' }, { reader: one });
    if (!('ballot' in cast)) throw new Error(cast.outcome);
    await publishSketched([secondText, text]);
    await publicly({ ballot: cast.ballot, revision: secondText, value: 'not-helpful' }, { reader: one });
    const after = (await readTotals(store)).find(({ revision }) => revision === secondText);
    expect(after).toMatchObject({ helpful: 0, notHelpful: 1, heldBack: 0 });
  });

  test('have one share of all texts of an article, and cannot move votes from one to another', async () => {
    await publishSketched([secondText, 'A wholly different answer that has nothing in common with the one before it.']);
    await haveCounted(4_000, firstText);
    const ballots = [];
    for (let number = 0; number < 20; number++) {
      const reader = { ...one, agent: `Agent ${number}` };
      const cast = await publicly({ value: 'not-helpful' }, { reader });
      if ('ballot' in cast) ballots.push(cast.ballot);
    }
    for (const ballot of ballots) await publicly({ ballot, revision: secondText, value: 'not-helpful' });
    await castFrom(5, () => one.address, { revision: secondText });
    expect((await readTotals(store)).find(({ revision }) => revision === secondText)).toMatchObject({ notHelpful: 0 });
  });

  test('draw on votes of today, too, once they are a minute old', async () => {
    const readAllowance = cacheAllowances(store);
    const at = (hours: number) => ({ now: start + hours * hourMs, readAllowance });
    for (let vote = 0; vote < 80; vote++)
      await publicly({}, { ...at(vote % 8), reader: { ...one, address: `198.51.100.${vote}` } });
    for (let vote = 0; vote < 9; vote++) await publicly({ value: 'not-helpful' }, at(8));
    expect(await counted()).toEqual([2]);
  });

  test('count as often again on the next day, and on every other article', async () => {
    await castFrom(3, () => one.address);
    await castFrom(3, () => one.address, { article: 'invoice' });
    for (let time = 0; time < 3; time++) await publicly({ value: 'not-helpful' }, { now: start + 24 * hourMs });
    expect(await counted()).toEqual([1, 2]);
  });

  test('do not use the share up by retrying or changing, and stay as they were by changing', async () => {
    await haveCounted(80);
    const cast = await publicly({ id: uuid(1) });
    for (let time = 0; time < 5; time++) await publicly({ id: uuid(1) });
    if (!('ballot' in cast)) throw new Error(cast.outcome);
    for (const value of ['not-helpful', 'helpful', 'not-helpful'] as const) await publicly({ ballot: cast.ballot, value });
    await castFrom(2, () => one.address);
    expect(await counted()).toEqual([2]);
    expect(await reasons()).toEqual({ address: 1 });
  });
});

const sketchedText = 'You have seven days for a refund, from the day of your payment, as long as you have seen a fifth or less.';

/** `firstText` and another text, each with its own sketch. */
async function publishSketched([revision, words]: [revision: string, words: string]): Promise<void> {
  const texts = [
    [firstText, sketchedText],
    [revision, words],
  ] as const;
  for (const [number, [name, text]] of texts.entries()) {
    const sketch = sketchOf({ title: '', summary: '', words: [text] });
    await rememberRevisions(store, revisionsFile([published({ revision: name, sketch })]), start - 2 * hourMs + number);
  }
}

describe('votes of one /48', () => {
  test('count twice on an article with forty votes, each from a line of its own', async () => {
    await haveCounted(40);
    await castFrom(110, (number) => `2001:db8:1:${number}::1`);
    expect(await readTotals(store)).toMatchObject([{ helpful: 40, notHelpful: 2, heldBack: 108 }]);
    expect(await reasons()).toEqual({ network: 108 });
  });

  test('count up to a twentieth of the votes so far', async () => {
    await haveCounted(400);
    await castFrom(40, (number) => `2001:db8:1:${number}::1`);
    // A twentieth of 421 in the end.
    expect(await counted()).toEqual([21]);
  });
});

describe('a surge', () => {
  const strangers = async (votes: number, options: Arrival = {}) => {
    for (let number = 0; number < votes; number++)
      await publicly(
        { value: 'not-helpful' },
        { reader: { ...one, address: `198.51.${number >> 8}.${number & 255}` }, ...options },
      );
  };

  test('is what comes in an hour beyond twenty votes, and is held back and named; later hours count again', async () => {
    await strangers(50);
    await strangers(50, { now: start + 24 * hourMs });
    expect(await readTotals(store)).toMatchObject([{ notHelpful: 40, heldBack: 60 }]);
    expect((await readHeldBack(store, { from: '2026-11-20', to: '2026-11-22' })).surges).toMatchObject([
      { article: 'refund', locale: 'zh-cn', edition: 'public', day: '2026-11-21', heldBack: 30 },
      { article: 'refund', locale: 'zh-cn', edition: 'public', day: '2026-11-20', heldBack: 30 },
    ]);
  });

  test('counts whole when it is accepted, also votes of the day before that were moved into it', async () => {
    await publishSketched([secondText, 'A wholly different answer that has nothing in common with the one before it.']);
    const midnight = Date.parse('2026-11-21T00:00:00Z');
    const readers = Array.from({ length: 6 }, (_, number) => ({ ...one, address: `192.0.2.${number}` }));
    const ballots: string[] = [];
    for (const reader of readers) {
      const cast = await publicly({ value: 'helpful' }, { reader, now: midnight - hourMs });
      if ('ballot' in cast) ballots.push(cast.ballot);
    }
    const now = midnight + hourMs;
    for (let number = 0; number < 20; number++)
      await publicly({ revision: secondText }, { reader: { ...one, address: `198.51.100.${number}` }, now });
    for (const [index, ballot] of ballots.entries())
      await publicly({ ballot, revision: secondText, value: 'helpful' }, { reader: readers[index] ?? one, now });
    const [surge] = (await readHeldBack(store, { from: '2026-11-20', to: '2026-11-22' })).surges;
    expect(surge).toMatchObject({ day: '2026-11-21', heldBack: 6 });
    expect(await acceptSurge(store, surge as NonNullable<typeof surge>)).toBe(6);
    expect(await readTotals(store)).toMatchObject([{ revision: secondText, helpful: 26, heldBack: 0 }]);
    expect(await reasons()).toEqual({});
    await rebuildTotals(store, now);
    expect(await readTotals(store)).toMatchObject([{ revision: secondText, helpful: 26, heldBack: 0 }]);
  });

  test('is what comes beyond twenty times the usual on an article with many votes', async () => {
    await haveCounted(2_400);
    // A hundred days: one vote an hour on average.
    await store.write([statement('UPDATE revision SET first_seen = ?', start - 100 * 24 * hourMs)]);
    await strangers(50);
    expect(await counted()).toEqual([20]);
    await store.write([statement('UPDATE total SET helpful = 4800')]);
    await strangers(50, { now: start + hourMs });
    expect(await counted()).toEqual([60]);
  });

  test('does not raise its own limit', async () => {
    await strangers(20);
    await strangers(500, { now: start + 100 * hourMs });
    expect(await counted()).toEqual([40]);
  });

  test('is not made by votes that another limit holds back, so that nobody can silence an article from one address', async () => {
    await castFrom(500, () => one.address);
    await strangers(10);
    expect(await counted()).toEqual([11]);
  });

  test('is not looked for in the internal edition', async () => {
    for (let number = 0; number < 60; number++) await record({}, { reader: { ...one, agent: `Agent ${number}` } });
    expect(await readTotals(store)).toMatchObject([{ helpful: 60, heldBack: 0 }]);
  });
});

test('keeps the vote of whoever fills the field that readers do not see, and holds it back', async () => {
  await record({ website: 'https://spam.example' });
  await record({ website: '' });
  expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 1 }]);
});

describe('the salt of a day', () => {
  test('is random, one for all processes, and another the next day', async () => {
    const [first, second] = [cacheDaySalt(store, random), cacheDaySalt(store, random)];
    const [a, b] = await Promise.all([first(start), second(start)]);
    expect(a).toEqual(b);
    expect(a.value).toMatch(/^[\w-]{43}$/);
    expect((await first(start + 24 * hourMs)).value).not.toBe(a.value);
  });

  test('is gone with its tags, also from the file and its log, before two days are over', async () => {
    const file = join(newFolder(), 'votes.db');
    await store.close();
    store = createSqliteStore({ file });
    await migrate(store);
    await publishTexts(store);
    await record();
    const [salt] = await store.query(statement('SELECT value FROM salt'));
    const [tag] = await store.query(statement('SELECT tag FROM seen'));
    const secrets = [String(salt?.['value']), String(tag?.['tag'])];
    const inFile = () => {
      const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
      return secrets.map((secret) => bytes.includes(secret));
    };
    expect(inFile()).toEqual([true, true]);
    const dayBegan = Date.parse('2026-11-20T00:00:00Z');
    await forgetSalts(store, dayBegan + 46 * hourMs);
    expect(await store.query(statement('SELECT day FROM salt'))).toHaveLength(1);
    await forgetSalts(store, dayBegan + 47 * hourMs);
    await store.scrub(['salt']);
    expect(inFile()).toEqual([false, false]);
    await store.close();
  });
});
