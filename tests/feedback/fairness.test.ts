import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { forgetSalts, keepDaySalt } from '../../src/feedback/day-salt.ts';
import { type RecordVoteOptions, recordVote } from '../../src/feedback/record-vote.ts';
import { rememberRevisions } from '../../src/feedback/revisions.ts';
import { readTotals, rebuildTotals } from '../../src/feedback/totals.ts';
import type { Vote } from '../../src/feedback/vote.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { type Store, statement } from '../../src/store/store.ts';
import { newFolder } from '../support/folder.ts';
import {
  arrival,
  countingRandom,
  firstText,
  hourMs,
  openStore,
  published,
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
  await publishTexts();
});

const publishTexts = () =>
  rememberRevisions(
    store,
    revisionsFile([published(), published({ revision: secondText }), published({ id: 'invoice' })]),
    start,
  );

const one = { address: '203.0.113.1', agent: 'Phone' };

const record = (body: Partial<Vote> = {}, options: Partial<RecordVoteOptions> = {}) =>
  recordVote(store, arrival(store, random, { reader: one, ...options }), vote(body));

async function ballotOf(body: Partial<Vote> = {}, options: Partial<RecordVoteOptions> = {}): Promise<string> {
  const result = await record(body, options);
  if (!('ballot' in result)) throw new Error(result.outcome);
  return result.ballot;
}

describe('votes of one device group', () => {
  it('move the count by three at most, however many there are', async () => {
    for (let round = 0; round < 20; round++) await Promise.all(Array.from({ length: 50 }, () => record()));
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, notHelpful: 0, heldBack: 997 }]);
    await rebuildTotals(store, start);
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, notHelpful: 0, heldBack: 997 }]);
  });

  it('count three on each article, on each text and on each day', async () => {
    const places: [Partial<Vote>, Partial<RecordVoteOptions>][] = [
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

  it('are told apart by address and by agent', async () => {
    for (const reader of [one, { ...one, agent: 'Other' }, { ...one, address: '203.0.113.2' }])
      for (let time = 0; time < 3; time++) await record({}, { reader });
    expect(await readTotals(store)).toMatchObject([{ helpful: 9, heldBack: 0 }]);
  });

  it('are one group on one line of IPv6', async () => {
    for (let time = 0; time < 9; time++) await record({}, { reader: { ...one, address: `2001:db8::${time}` } });
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, heldBack: 6 }]);
  });

  it('do not use one up by retrying', async () => {
    for (let time = 0; time < 9; time++) await record({ id: uuid(1) });
    for (const id of [2, 3]) await record({ id: uuid(id) });
    expect(await readTotals(store)).toMatchObject([{ helpful: 3, heldBack: 0 }]);
  });

  it('do not use one up by changing, and cannot make a held-back vote count by it', async () => {
    const ballots = [];
    for (let time = 0; time < 4; time++) ballots.push(await ballotOf());
    for (const ballot of ballots) await record({ ballot, value: 'not-helpful' });
    expect(await readTotals(store)).toMatchObject([{ helpful: 0, notHelpful: 3, heldBack: 1 }]);
  });

  it('cannot be gathered on one text by moving them there', async () => {
    const ballots = [];
    for (let time = 0; time < 3; time++) ballots.push(await ballotOf({ revision: secondText }));
    for (let time = 0; time < 3; time++) await ballotOf();
    for (const ballot of ballots) await record({ ballot, revision: firstText });
    expect(await readTotals(store)).toMatchObject([{ revision: firstText, helpful: 3, heldBack: 3 }]);
  });

  it('are counted by the day in UTC, also when the clock jumps back over midnight', async () => {
    const readDaySalt = keepDaySalt(store, random);
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

it('keeps the vote of whoever fills the field that readers do not see, and holds it back', async () => {
  await record({ website: 'https://spam.example' });
  await record({ website: '' });
  expect(await readTotals(store)).toMatchObject([{ helpful: 1, heldBack: 1 }]);
});

describe('the salt of a day', () => {
  it('is random, one for all processes, and another the next day', async () => {
    const [first, second] = [keepDaySalt(store, random), keepDaySalt(store, random)];
    const [a, b] = await Promise.all([first(start), second(start)]);
    expect(a).toEqual(b);
    expect(a.value).toMatch(/^[\w-]{43}$/);
    expect((await first(start + 24 * hourMs)).value).not.toBe(a.value);
  });

  it('is gone with its tags, also from the file and its log, before two days are over', async () => {
    const file = join(newFolder(), 'votes.db');
    await store.close();
    store = createSqliteStore({ file });
    await migrate(store);
    await publishTexts();
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
