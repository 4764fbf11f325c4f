import { beforeEach, describe, expect, test } from 'vitest';
import { confirmSearch } from '../../../src/feedback/searches/confirm-search.ts';
import { readDemand } from '../../../src/feedback/searches/demand.ts';
import { recordFailedSearch } from '../../../src/feedback/searches/record-search.ts';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import type { Vote } from '../../../src/feedback/votes/vote.ts';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { lastDays } from '../../../src/metrics/period.ts';
import { createApp } from '../../../src/server/app.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { json } from '../../endpoint/requests.ts';
import {
  type Arrival,
  arrival,
  countingRandom,
  hourMs,
  key,
  openStore,
  publishTexts,
  sender,
  start,
  unknownBallot,
  vote,
} from '../builders.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  await publishTexts(store);
});

const settings = defaultFeedbackSettings;
const reader = (number: number) => ({ address: `203.0.113.${number}`, agent: 'Test' });

async function cast(from: number, overrides: Partial<Vote> = {}, given: Arrival = {}): Promise<string> {
  const result = await recordVote(store, arrival(store, random, { reader: reader(from), ...given }), vote(overrides));
  if (!('ballot' in result)) throw new Error(result.outcome);
  return result.ballot;
}

const confirm = (from: number, ballot: string, query = '钱怎么要回来', now = start, edition?: 'internal') =>
  confirmSearch(store, { key, settings, sender: sender(reader(from), edition), now, random }, { ballot, query });

const confirmed = async () => (await readDemand(store, lastDays(start + 60 * dayMs, 100))).confirmations;

const rows = (table: string) => store.query(statement(`SELECT * FROM ${table}`));

describe('a helpful vote after a search', () => {
  test('confirms query and article once enough readers asked the same, and not before', async () => {
    for (const from of [1, 2]) expect(await confirm(from, await cast(from))).toEqual({ outcome: 'counted' });
    expect(await confirmed()).toEqual([]);
    expect(JSON.stringify([await rows('demand'), await rows('confirmation')])).not.toContain('钱');
    await confirm(3, await cast(3), '钱怎么要回来？');
    expect(await confirmed()).toEqual([{ locale: 'zh-cn', text: '钱怎么要回来？', article: 'refund', n: 3 }]);
  });

  test('makes one of the readers of whom the others searched in vain', async () => {
    for (const from of [1, 2])
      await recordFailedSearch(
        store,
        { key, settings, sender: sender(reader(from)), now: start, random },
        { locale: 'zh-cn', query: '钱怎么要回来', outcome: 'no-click' },
      );
    await confirm(3, await cast(3));
    const { texts, confirmations } = await readDemand(store, lastDays(start, 1));
    expect([texts, confirmations]).toMatchObject([[{ n: 2 }], [{ article: 'refund', n: 1 }]]);
  });

  test('is no failed search: no category, no word and no outcome is counted', async () => {
    for (const from of [1, 2, 3]) await confirm(from, await cast(from));
    expect(await rows('count')).toEqual([]);
  });

  test('says nothing of who voted: neither ballot nor reader is with the query', async () => {
    const ballots = [];
    for (const from of [1, 2]) {
      ballots.push(await cast(from));
      await confirm(from, ballots.at(-1) ?? '');
    }
    const stored = JSON.stringify(
      await Promise.all(['demand', 'demand_reader', 'confirmation', 'request'].map((table) => rows(table))),
    );
    for (const ballot of ballots) expect(stored).not.toContain(ballot.slice(13));
    expect(stored).not.toContain('203.0.113');
    await confirm(3, await cast(3));
    expect(await rows('demand_reader')).toEqual([]);
  });

  test('confirms one query, however often it is sent and whatever else is', async () => {
    const ballot = await cast(1);
    await Promise.all([confirm(1, ballot), confirm(1, ballot), confirm(1, ballot, '另一个问题')]);
    await confirm(1, ballot);
    expect((await rows('confirmation')).map(({ n }) => n)).toEqual([1]);
  });

  test('counts readers, not ballots of one reader', async () => {
    for (let time = 0; time < 4; time++) await confirm(1, await cast(1));
    expect(await confirmed()).toEqual([]);
  });

  test('confirms nothing when it is held back, or when it does not say that the article helped', async () => {
    const held = await cast(1, { website: 'spam' });
    const unhelpful = await cast(2, { value: 'not-helpful' });
    for (const ballot of [held, unhelpful]) expect(await confirm(1, ballot)).toEqual({ outcome: 'ignored' });
    expect(await confirm(3, await cast(3), '？！')).toEqual({ outcome: 'ignored' });
    expect([await rows('confirmation'), await rows('demand')]).toEqual([[], []]);
  });

  test('is refused when it was never cast, was cast in the other edition, or is a day old', async () => {
    const ballot = await cast(1);
    expect(await confirm(1, unknownBallot)).toEqual({ outcome: 'unknown-ballot' });
    expect(await confirm(1, ballot, undefined, start, 'internal')).toEqual({ outcome: 'unknown-ballot' });
    expect(await confirm(1, ballot, undefined, start + 24 * hourMs)).toEqual({ outcome: 'expired' });
    expect(await confirmed()).toEqual([]);
  });

  test('stores no personal data of the query', async () => {
    for (const from of [1, 2, 3]) await confirm(from, await cast(from), '我叫王小明 13812345678 退款');
    expect(await confirmed()).toMatchObject([{ n: 3 }]);
    expect(JSON.stringify(await rows('demand'))).not.toMatch(/王小明|13812345678/);
  });
});

test('POST /api/confirmations does not tell a held-back vote from one that counts', async () => {
  const app = createApp({
    store,
    clock: () => start,
    random,
    key,
    readShell: async () => undefined,
    config: { audience: 'public', allowedOrigins: [] },
    log: () => {},
  });
  const statusOf = async (ballot: string) => (await app.request('/api/confirmations', json({ ballot, query: '退款' }))).status;
  expect([
    await statusOf(await cast(1)),
    await statusOf(await cast(2, { website: 'spam' })),
    await statusOf(unknownBallot),
  ]).toEqual([202, 202, 422]);
});
