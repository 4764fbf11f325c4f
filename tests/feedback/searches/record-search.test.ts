import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { readDemand } from '../../../src/feedback/searches/demand.ts';
import type { FailedSearch } from '../../../src/feedback/searches/failed-search.ts';
import { type RecordSearchOptions, recordFailedSearch } from '../../../src/feedback/searches/record-search.ts';
import { defaultFeedbackSettings } from '../../../src/knowledge/feedback-settings.ts';
import { dayMs } from '../../../src/metrics/instants.ts';
import { lastDays } from '../../../src/metrics/period.ts';
import { migrate } from '../../../src/records/migrate.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { type Store, statement } from '../../../src/store/store.ts';
import { personalQuestion } from '../../privacy/personal-data.ts';
import { newFolder } from '../../support/folder.ts';
import { runs } from '../../support/properties.ts';
import { countingRandom, key, openStore, sender, start, uuid } from '../builders.ts';

let store: Store;
let random = countingRandom();

beforeEach(async () => {
  store = await openStore();
  random = countingRandom();
});

const settings = { ...defaultFeedbackSettings, categories: ['refunds', 'playback', 'account'] };

function search(overrides: Partial<FailedSearch> = {}): FailedSearch {
  return { locale: 'zh-cn', query: '退款进度', outcome: 'no-result', category: 'refunds', words: ['退款'], ...overrides };
}

const reader = (number: number) => ({ address: `203.0.113.${number}`, agent: 'Test' });

/** Where it is not asked what the articles have. */
const knownWords = { has: () => true };

/** One failed search of a reader by number. */
const fail = (from: number, overrides: Partial<FailedSearch> = {}, options: Partial<RecordSearchOptions> = {}) =>
  recordFailedSearch(
    store,
    { key, settings, knownWords, sender: sender(reader(from)), now: start, random, ...options },
    search(overrides),
  );

const demand = () => readDemand(store, lastDays(start + 60 * dayMs, 100));

const rows = async (table: string) => store.query(statement(`SELECT * FROM ${table}`));

describe('a failed search', () => {
  test('is counted by category, word and outcome, though its text is not kept', async () => {
    await fail(1);
    await fail(1, { query: '退款的事', outcome: 'no-click' });
    const { texts, categories, words, outcomes } = await demand();
    expect(texts).toEqual([]);
    expect(categories).toEqual([{ day: '2026-11-20', locale: 'zh-cn', name: 'refunds', n: 2 }]);
    expect(words).toMatchObject([{ name: '退款', n: 2 }]);
    expect(outcomes.map(({ name, n }) => [name, n])).toEqual([
      ['no-click', 1],
      ['no-result', 1],
    ]);
    expect(JSON.stringify([await rows('demand'), await rows('demand_reader'), await rows('count')])).not.toContain('进度');
  });

  test('has its text kept when the third reader asks the same, however it is written', async () => {
    await fail(1, { query: '退款进度？' });
    await fail(2, { query: ' 退款 进度' });
    expect((await demand()).texts).toEqual([]);
    await fail(3, { query: '退款进度!' });
    expect((await demand()).texts).toEqual([{ locale: 'zh-cn', text: '退款进度!', n: 3 }]);
    await fail(1);
    expect((await demand()).texts).toMatchObject([{ n: 4 }]);
    expect(await rows('demand_reader')).toEqual([]);
    expect(await rows('demand')).toMatchObject([{ salt: '' }]);
  });

  test('does not make three readers of one who asks three times', async () => {
    for (let time = 0; time < 5; time++) await fail(1);
    expect((await demand()).texts).toEqual([]);
  });

  test('counts whoever shares an address as one reader, whatever agents they send and whatever of their /48', async () => {
    const lines = ['203.0.113.9', '2001:db8:1:2::1', '2001:db8:1:3::1', '2001:db8:1:ffff::1'];
    for (const address of lines)
      for (const agent of ['A', 'B', 'C', 'D']) await fail(0, {}, { sender: sender({ address, agent }) });
    expect(await rows('demand_reader')).toHaveLength(2);
    expect((await demand()).texts).toEqual([]);
  });

  test('tells devices apart in the internal edition, whose readers may share the address of an office', async () => {
    for (const agent of ['A', 'B', 'C']) await fail(0, {}, { sender: sender({ address: '203.0.113.9', agent }, 'internal') });
    expect((await demand()).texts).toHaveLength(1);
  });

  test('counts only readers within the window', async () => {
    await fail(1);
    await fail(2, {}, { now: start + 20 * dayMs });
    await fail(3, {}, { now: start + 31 * dayMs });
    expect((await demand()).texts).toEqual([]);
    await fail(4, {}, { now: start + 32 * dayMs });
    expect((await demand()).texts).toMatchObject([{ n: 4 }]);
  });

  test('tags the same reader differently in every query, and keeps neither address nor agent', async () => {
    await fail(1);
    await fail(1, { query: '另一个问题' });
    const tags = (await rows('demand_reader')).map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(2);
    expect(tags.every((tag) => /^[\w-]{16}$/.test(String(tag)))).toBe(true);
  });

  test('counts once when it is sent again with its id', async () => {
    for (let time = 0; time < 3; time++) await fail(1, { id: uuid(1) });
    await Promise.all([fail(2, { id: uuid(2) }), fail(2, { id: uuid(2) })]);
    expect((await demand()).categories).toMatchObject([{ n: 2 }]);
  });

  test('is unclassified when its category is unknown or missing', async () => {
    await fail(1, { category: 'nowhere' });
    await recordFailedSearch(
      store,
      { key, settings, sender: sender(reader(1)), now: start, random },
      { locale: 'en', query: 'x', outcome: 'no-result' },
    );
    expect((await demand()).categories.map(({ locale, name }) => [locale, name])).toEqual([
      ['en', 'unclassified'],
      ['zh-cn', 'unclassified'],
    ]);
  });

  test('counts no word with a number of four digits', async () => {
    await fail(1, { query: '退款 2026 qh20261 课', words: ['退款', '2026', 'qh20261', '！'] });
    expect((await demand()).words.map(({ name }) => name)).toEqual(['退款']);
  });

  test('counts no word that does not stand in what is left of the query', async () => {
    await fail(1, { query: '我叫王伟，退款进度', words: ['王伟', '退款', '播放'] });
    expect((await demand()).words.map(({ name }) => name)).toEqual(['退款']);
  });

  test('counts no word that the articles do not have, and none at all when nobody knows what they have', async () => {
    const secret = 'correct horse 王小明';
    const query = `退款 ${secret}`;
    const words = ['退款', ...secret.split(' ')];
    await fail(1, { query, words }, { knownWords: new Set(['退款', '播放']) });
    expect((await demand()).words.map(({ name }) => name)).toEqual(['退款']);
    await recordFailedSearch(store, { key, settings, sender: sender(reader(2)), now: start, random }, search({ query, words }));
    expect((await demand()).words).toMatchObject([{ name: '退款', n: 1 }]);
  });

  test('keeps its text from two readers when site.yaml says so', async () => {
    const options = { settings: { ...settings, demandThreshold: { readers: 2, days: 30 } } };
    await fail(1, {}, options);
    await fail(2, {}, options);
    expect((await demand()).texts).toMatchObject([{ text: '退款进度', n: 2 }]);
  });
});

test('gives ranked categories and words from 200 failed searches a week that are all different', async () => {
  const topics = [
    ...Array.from({ length: 120 }, () => ['refunds', '退款']),
    ...Array.from({ length: 60 }, () => ['playback', '黑屏']),
    ...Array.from({ length: 20 }, () => ['account', '验证码']),
  ];
  for (const [number, [category = '', word = '']] of topics.entries()) {
    const now = start + (number % 7) * dayMs;
    await fail(number % 250, { query: `${word} ${number} 号问题`, category, words: [word] }, { now });
  }
  const { texts, categories, words } = await demand();
  const ranked = (counts: typeof words) => {
    const sums = new Map<string, number>();
    for (const { name, n } of counts) sums.set(name, (sums.get(name) ?? 0) + n);
    return [...sums].sort(([, a], [, b]) => b - a);
  };
  expect(texts).toEqual([]);
  expect(ranked(categories)).toEqual([
    ['refunds', 120],
    ['playback', 60],
    ['account', 20],
  ]);
  expect(ranked(words)).toEqual([
    ['退款', 120],
    ['黑屏', 60],
    ['验证码', 20],
  ]);
});

test('never lets personal data reach the file, though enough readers ask the same', async () => {
  const file = join(newFolder(), 'demand.db');
  store = createSqliteStore({ file });
  await migrate(store);
  const secrets: string[] = [];
  await fc.assert(
    fc.asyncProperty(personalQuestion, async ({ text, secret }) => {
      secrets.push(secret, secret.normalize('NFKC').toLowerCase());
      const words = [...text.split(/[\s，,]+/), secret].filter((word) => word !== '').map((word) => word.slice(0, 32));
      for (let from = 0; from < 3; from++) await fail(from, { query: text, words: words.slice(0, 12) });
    }),
    { numRuns: runs(150) },
  );
  const { texts: kept, words: keptWords } = await readDemand(store, lastDays(start, 1));
  expect(kept.length).toBeGreaterThan(50);
  const readable = [...kept.map(({ text }) => text), ...keptWords.map(({ name }) => name)].join('\n');
  expect(secrets.filter((secret) => readable.includes(secret))).toEqual([]);
  // The log holds what is not yet in the file.
  const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)]);
  await store.close();
  expect(bytes.includes('203.0.113.')).toBe(false);
  // Five digits stand in any file that holds identifiers.
  const unmistakable = secrets.filter((secret) => !/^\d{1,7}$/.test(secret));
  expect(unmistakable.filter((secret) => bytes.includes(secret))).toEqual([]);
});
