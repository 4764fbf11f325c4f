import { beforeEach, describe, expect, test } from 'vitest';
import { readDemand } from '../../../src/feedback/searches/demand.ts';
import { lastDays } from '../../../src/metrics/period.ts';
import { createApp } from '../../../src/server/app.ts';
import type { Store } from '../../../src/store/store.ts';
import { form, json } from '../../endpoint/requests.ts';
import { countingRandom, key, openStore, start, uuid } from '../builders.ts';

let store: Store;
let address = '203.0.113.1';

beforeEach(async () => {
  store = await openStore();
});

const app = () =>
  createApp({
    store,
    clock: () => start,
    random: countingRandom(),
    key,
    addressOf: () => address,
    readShell: async () => undefined,
    readKnownWords: async (locale) => new Set(locale === 'zh-cn' ? ['退款'] : []),
    config: { audience: 'public', allowedOrigins: [] },
    log: () => {},
  });

const failed = { locale: 'zh-cn', query: '退款进度', outcome: 'no-result' };
const demand = () => readDemand(store, lastDays(start, 1));

describe('POST /api/searches', () => {
  test('answers 202 without a body and counts', async () => {
    const response = await app().request('/api/searches', json({ ...failed, id: uuid(1), category: 'refunds', words: ['退款'] }));
    expect([response.status, await response.text(), response.headers.get('cache-control')]).toEqual([202, '', 'no-store']);
    expect((await demand()).words).toMatchObject([{ name: '退款', n: 1 }]);
  });

  test('counts a word in the locale whose articles have it', async () => {
    const endpoint = app();
    for (const locale of ['zh-cn', 'en'])
      await endpoint.request('/api/searches', json({ ...failed, locale, query: '退款 王小明', words: ['退款', '王小明'] }));
    expect((await demand()).words).toEqual([{ day: '2026-11-20', locale: 'zh-cn', name: '退款', n: 1 }]);
  });

  test('tells readers apart by their address, whatever agents they send', async () => {
    const endpoint = app();
    for (const [from, agent] of [
      ['203.0.113.1', 'A'],
      ['203.0.113.1', 'B'],
      ['203.0.113.1', 'C'],
      ['203.0.113.2', 'A'],
      ['203.0.113.3', 'A'],
    ] as const) {
      expect((await demand()).texts).toEqual([]);
      address = from;
      await endpoint.request('/api/searches', json(failed, { 'User-Agent': agent }));
    }
    expect((await demand()).texts).toMatchObject([{ text: '退款进度', n: 5 }]);
  });

  test('takes a form and leads back to the search', async () => {
    const response = await app().request('/api/searches?reader=en', form(failed));
    expect([response.status, response.headers.get('location')]).toEqual([303, '/en/search/']);
  });

  test.each([
    ['a locale nobody speaks', { locale: 'xx' }, 'locale'],
    ['another outcome', { outcome: 'fine' }, 'outcome'],
    ['a category that is no id', { category: '../x' }, 'category'],
    ['a category that is too long', { category: 'x'.repeat(65) }, 'category'],
    ['too many words', { words: Array(13).fill('x') }, 'words'],
    ['a word that is too long', { words: ['x'.repeat(33)] }, 'words'],
    ['a query that is too long', { query: 'x'.repeat(2001) }, 'query'],
    ['another field', { address: '1.2.3.4' }, 'address'],
  ])('refuses %s', async (_what, fields, name) => {
    const response = await app().request('/api/searches', json({ ...failed, ...fields }));
    expect([response.status, (await response.json()).errors.map(({ field }: { field: string }) => field)]).toEqual([422, [name]]);
  });

  test.each(['', '？！', '\u0000', '\ud800', '13800138000', 'x'.repeat(2000)])('takes the query %j', async (query) => {
    expect((await app().request('/api/searches', json({ ...failed, query }))).status).toBe(202);
  });
});

describe('POST /api/counts', () => {
  test('adds one to the day’s counter', async () => {
    const endpoint = app();
    for (const what of ['search-found', 'search-found', 'ask-opened'])
      expect((await endpoint.request('/api/counts', json({ locale: 'en', what }))).status).toBe(202);
    expect((await demand()).counters).toEqual([
      { day: '2026-11-20', locale: 'en', name: 'search-found', n: 2 },
      { day: '2026-11-20', locale: 'en', name: 'ask-opened', n: 1 },
    ]);
  });

  test('counts nothing else', async () => {
    expect((await app().request('/api/counts', json({ locale: 'en', what: 'reader-blinked' }))).status).toBe(422);
    expect((await app().request('/api/counts', { method: 'GET' })).headers.get('allow')).toBe('POST');
  });
});
