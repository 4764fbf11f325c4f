import { beforeEach, describe, expect, test } from 'vitest';
import { readBallot } from '../../../src/feedback/votes/ballot.ts';
import { recordVote } from '../../../src/feedback/votes/record-vote.ts';
import { rememberRevisions } from '../../../src/feedback/votes/revisions.ts';
import { readTotals, rebuildTotals, settleTotals } from '../../../src/feedback/votes/totals.ts';
import type { Vote } from '../../../src/feedback/votes/vote.ts';
import { type PublicCounts, publicCountsSchema } from '../../../src/knowledge/public-counts.ts';
import { sketchOf } from '../../../src/knowledge/revision.ts';
import type { ArticleInput } from '../../../src/reports/input.ts';
import { readVotes } from '../../../src/reports/parts/helpfulness/collect.ts';
import { readPublicVotes } from '../../../src/reports/parts/public-counts/collect.ts';
import { publicCountsOf } from '../../../src/reports/parts/public-counts/compute.ts';
import type { Store } from '../../../src/store/store.ts';
import {
  type Arrival,
  arrival,
  countingRandom,
  firstText,
  hourMs,
  openStore,
  published,
  revisionsFile,
  secondText,
  start,
  vote,
} from '../../feedback/builders.ts';
import { article } from '../builders.ts';

const words = (text: string): string => sketchOf({ title: '', summary: '', words: [text] });
const first = words('七天以内可以全额退款，钱原路退回。');
const changed = words('七天以内可以全额退款，钱原路退回。谢谢');
const rewritten = words('A wholly different answer, which shares no words with the one before.');

const today = '2026-11-20';
const yesterday = start - 24 * hourMs;

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
  await publish();
});

const publish = (text: Partial<ReturnType<typeof published>> = {}) =>
  rememberRevisions(store, revisionsFile([published({ sketch: first, ...text })]), start - 30 * 24 * hourMs);

/** Each from a reader of their own unless said otherwise. */
async function cast(count: number, body: Partial<Vote> = {}, options: Arrival = {}): Promise<string[]> {
  const ballots: string[] = [];
  for (let number = 0; number < count; number++) {
    const result = await recordVote(store, arrival(store, random, { now: yesterday, ...options }), vote(body));
    if (!('ballot' in result)) throw new Error(result.outcome);
    ballots.push(result.ballot);
  }
  return ballots;
}

const refund = article({ id: 'refund', present: { revision: firstText, sketch: first } });

/** What the pages may say: `refund 4/5`, and of an article that says nothing, nothing. */
async function shown({ articles = [refund], day = today, now = start }: Asked = {}): Promise<string[]> {
  return (await counts({ articles, day, now })).articles.map(({ id, helpful, votes }) => `${id} ${helpful}/${votes}`);
}

interface Asked {
  articles?: ArticleInput[];
  day?: string;
  now?: number;
}

async function counts({ articles = [refund], day = today, now = start }: Asked = {}): Promise<PublicCounts> {
  const given = { articles, today: day, votes: await readVotes(store), publicVotes: await readPublicVotes(store, day, now) };
  return publicCountsSchema.parse(publicCountsOf(given));
}

describe('what the pages may say of votes', () => {
  test('is nothing at four votes, and the number at five', async () => {
    await cast(3);
    await cast(1, { value: 'not-helpful' });
    expect(await shown()).toEqual([]);
    await cast(1);
    expect(await shown()).toEqual(['refund 4/5']);
  });

  test('is not kinder than the votes', async () => {
    await cast(6, { value: 'not-helpful' });
    expect(await shown()).toEqual(['refund 0/6']);
  });

  test('leaves out today’s votes until the day is over', async () => {
    await cast(5);
    await cast(2, {}, { now: start });
    expect(await counts()).toMatchObject({ until: '2026-11-19', articles: [{ helpful: 5, votes: 5 }] });
    const tomorrow = { day: '2026-11-21', now: start + 24 * hourMs };
    expect(await counts(tomorrow)).toMatchObject({ until: '2026-11-20', articles: [{ helpful: 7, votes: 7 }] });
  });

  test('takes the day of the store: where it began earlier than in UTC, that day’s votes wait all the same', async () => {
    const lateInShanghai = Date.parse('2026-11-19T20:00:00Z');
    await cast(5, {}, { now: Date.parse('2026-11-18T20:00:00Z') });
    await cast(1, {}, { now: Date.parse('2026-11-19T10:00:00Z') });
    expect(await shown({ day: today, now: lateInShanghai })).toEqual(['refund 5/5']);
    expect(await shown({ day: today, now: start })).toEqual(['refund 6/6']);
  });

  test('leaves out a vote that was changed today until the day is over', async () => {
    const ballots = await cast(6);
    const change = vote({ ballot: ballots[0], value: 'not-helpful' });
    await recordVote(store, arrival(store, random, { now: yesterday + 20 * hourMs }), change);
    expect(await readBallot(store, 'public', ballots[0] ?? '')).toMatchObject({ value: 'not-helpful' });
    expect(await shown()).toEqual(['refund 5/5']);
    expect(await shown({ day: '2026-11-21', now: start + 24 * hourMs })).toEqual(['refund 5/6']);
  });

  test('leaves out votes that are held back', async () => {
    const reader = { address: '203.0.113.9', agent: 'Phone' };
    await cast(20, {}, { reader });
    await cast(4);
    expect(await shown()).toEqual(['refund 5/5']);
    await cast(5, { website: 'https://spam.example' });
    expect(await shown()).toEqual(['refund 5/5']);
  });

  test('leaves out what staff voted in the internal edition', async () => {
    await rememberRevisions(store, revisionsFile([published({ sketch: first })], 'internal'), start);
    await cast(4);
    await cast(9, {}, { edition: 'internal' });
    expect(await shown()).toEqual([]);
  });

  test('starts again with a rewritten text, and continues after a small change', async () => {
    await cast(9);
    const third = '333333333333';
    await publish({ revision: secondText, sketch: changed });
    await publish({ revision: third, sketch: rewritten });
    await cast(1, { revision: secondText });
    await cast(5, { revision: third, value: 'not-helpful' });
    expect(await shown({ articles: [{ ...refund, present: { revision: secondText, sketch: changed } }] })).toEqual([
      'refund 10/10',
    ]);
    const now = await counts({ articles: [{ ...refund, present: { revision: third, sketch: rewritten } }] });
    expect(now.articles).toEqual([{ locale: 'zh-cn', id: 'refund', helpful: 0, votes: 5, sketch: rewritten }]);
  });

  test('names the text with which its votes began', async () => {
    await cast(5);
    expect((await counts()).articles[0]?.sketch).toBe(first);
  });

  test('stays with an article that is renamed', async () => {
    await cast(5);
    const renamed = article({ id: 'money-back', redirectFrom: ['/zh-cn/articles/refund/'] });
    expect(await shown({ articles: [renamed] })).toEqual(['money-back 5/5']);
  });

  test('is nothing for an article that the public cannot read', async () => {
    await cast(5);
    expect(await shown({ articles: [{ ...refund, audience: 'internal' }] })).toEqual([]);
    expect(await shown({ articles: [{ ...refund, state: 'archived' }] })).toEqual([]);
  });

  test('is the same whether votes are settled, counted on the way or made again from events', async () => {
    await cast(6);
    await cast(2, { value: 'not-helpful' });
    const before = await counts({ day: '2026-11-24', now: start + 96 * hourMs });
    expect(await settleTotals(store, start + 96 * hourMs)).toBeGreaterThan(0);
    expect(await counts({ day: '2026-11-24', now: start + 96 * hourMs })).toEqual(before);
    await rebuildTotals(store, start + 96 * hourMs);
    expect(await counts({ day: '2026-11-24', now: start + 96 * hourMs })).toEqual(before);
    expect(await readTotals(store)).toHaveLength(1);
  });

  test('is an empty list without a store', () => {
    expect(publicCountsOf({ articles: [refund], today, votes: undefined, publicVotes: undefined })).toEqual({
      version: 1,
      until: '2026-11-19',
      articles: [],
    });
  });
});
