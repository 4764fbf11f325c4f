import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayMs, dayOf } from '../../src/metrics/instants.ts';
import { findQuestions } from '../../src/questions/finding/find-questions.ts';
import type { Cursor } from '../../src/questions/finding/stream.ts';
import type { QuestionFilter } from '../../src/questions/question-filter.ts';
import { createSealer } from '../../src/questions/sealer.ts';
import { states } from '../../src/questions/states.ts';
import { insertWords, wordHash } from '../../src/questions/words.ts';
import { migrate } from '../../src/records/migrate.ts';
import { insertRow } from '../../src/store/create-table.ts';
import type { Store } from '../../src/store/store.ts';
import { start } from '../feedback/builders.ts';
import { random } from './builders.ts';

const [oldKey, newKey] = [new Uint8Array(32).fill(3), new Uint8Array(32).fill(4)];
const sealers = [createSealer(oldKey, random), createSealer(newKey, random)] as const;
/** As while the key is being replaced. */
const sealer = createSealer(newKey, random, [oldKey]);

/** 180 questions of six days, each of them found by words under one of two keys. */
const stored = Array.from({ length: 180 }, (_, number) => {
  const receivedAt = start - Math.floor(number / 30) * dayMs - ((number * 7) % 30) * 1_000;
  return {
    id: `${dayOf(receivedAt).slice(2).replaceAll('-', '')}-${((number * 37) % 180).toString().padStart(6, '0')}`,
    state: states[(number * 5) % states.length] ?? 'received',
    trust: number % 17 === 0 ? 0 : 1,
    assignee: number % 4 === 0 ? null : `person-${number % 4}`,
    category: number % 9 === 0 ? 'seldom' : 'refunds',
    customer: `c${number % 5}`,
    received_at: receivedAt,
    due_at: number % 11 === 0 ? null : receivedAt + ((number * 13) % 50) * 60_000,
    call_back_at: number % 6 === 0 ? receivedAt + ((number * 3) % 20) * 60_000 : null,
    words: ['all', ...(number % 2 === 0 ? ['even'] : ['odd']), ...(number % 60 === 3 ? ['lone'] : [])],
  };
});

/** @param open a store over an empty database */
export function testFinding(name: string, open: () => Promise<Store>): void {
  describe(`a long list of questions in ${name}`, () => {
    let store: Store;
    beforeAll(async () => {
      store = await open();
      await migrate(store);
      const fixed = {
        locale: 'en',
        edition: 'public',
        channel: 'form',
        kind: 'question',
        severity: 'low',
        version: 1,
        touched_at: start,
      };
      await store.write([
        ...stored.map(({ words: _, ...row }) => insertRow('question', { ...fixed, ...row })),
        ...insertWords(
          stored.flatMap(({ id, words }, number) =>
            words.map((word) => ({ word: wordHash(word, number % 3 === 0 ? sealers[0] : sealers[1]), question: id })),
          ),
        ),
      ]);
    });
    afterAll(() => store.close());

    async function readAll(filter: QuestionFilter, part: { limit: number; lookAtMost?: number }) {
      const ids: string[] = [];
      let parts = 0;
      for (let after: Cursor | undefined; ; parts += 1) {
        const found = await findQuestions(store, sealer, filter, { ...part, after });
        ids.push(...found.ids);
        if (found.next === undefined || parts > 100) return { ids, parts };
        after = found.next;
      }
    }

    const closed = { states: ['answered', 'resolved', 'rated'] } as const;
    const filters: readonly (readonly [string, QuestionFilter])[] = [
      ['that wait', {}],
      ['that nobody has', { assignee: null }],
      ['of one person', { assignee: 'person-2' }],
      ['that are held back', { isHeldBack: true }],
      ['to be called', { hasCallBack: true }],
      ['to be called, with a word', { hasCallBack: true, text: 'even' }],
      ['that wait, with a word', { text: 'even' }],
      ['that wait, with a rare word', { text: 'lone' }],
      ['closed', closed],
      ['closed, of one topic', { ...closed, category: 'seldom' }],
      ['of one asker', { states, customers: ['c1', 'c3'] }],
      ['with a frequent word', { states, text: 'all' }],
      ['with two words', { states, text: 'all odd' }],
      ['with a frequent and a rare word', { states, text: 'all lone' }],
      ['with words that never meet', { states, text: 'even odd' }],
      ['of one day', { states, text: stored[40]?.id.slice(0, 6) }],
    ];

    test.each(filters)('%s: every one is found once, in order, however few are looked at', async (_, filter) => {
      const expected = expectedOf(filter);
      expect(await readAll(filter, { limit: 1_000 })).toEqual({ ids: expected, parts: 0 });
      expect((await readAll(filter, { limit: 7 })).ids).toEqual(expected);
      expect((await readAll(filter, { limit: 7, lookAtMost: 70 })).ids).toEqual(expected);
    });

    test('a search that ends early says how many questions it looked at, and goes on from there', async () => {
      const found = await findQuestions(store, sealer, { states, text: 'even odd' }, { limit: 7, lookAtMost: 40 });
      expect(found).toMatchObject({ ids: [], lookedAt: expect.any(Number), next: expect.anything() });
      expect(found.lookedAt).toBeLessThan(90);
      expect(await findQuestions(store, sealer, { states, text: 'odd' }, { limit: 7 })).toMatchObject({ lookedAt: undefined });
    });
  });
}

function expectedOf(filter: QuestionFilter): string[] {
  const wanted: readonly string[] = filter.states ?? ['received', 'classified', 'assigned'];
  const { text = '' } = filter;
  const key = (row: (typeof stored)[number]): number =>
    filter.hasCallBack === true
      ? Number(row.call_back_at)
      : filter.states === undefined
        ? (row.due_at ?? Number.POSITIVE_INFINITY)
        : -row.received_at;
  return stored
    .filter(
      (row) =>
        wanted.includes(row.state) &&
        row.trust === (filter.isHeldBack === true ? 0 : 1) &&
        (filter.assignee === undefined || row.assignee === filter.assignee) &&
        (filter.category === undefined || row.category === filter.category) &&
        (filter.customers === undefined || filter.customers.includes(row.customer)) &&
        (filter.hasCallBack !== true || row.call_back_at !== null) &&
        (/^\d/.test(text) ? row.id.startsWith(text) : text === '' || text.split(' ').every((word) => row.words.includes(word))),
    )
    .sort((a, b) => {
      const byKey = key(a) === key(b) ? 0 : key(a) - key(b);
      const byId = a.id < b.id ? -1 : 1;
      return byKey || (filter.states === undefined ? byId : -byId);
    })
    .map(({ id }) => id);
}
