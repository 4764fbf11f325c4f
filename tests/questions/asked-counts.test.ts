import { expect, test } from 'vitest';
import { countAskedByDay } from '../../src/questions/asked-counts.ts';
import { readWaitingQuestions } from '../../src/questions/waiting-questions.ts';
import { migrate } from '../../src/records/migrate.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { statement } from '../../src/store/store.ts';

test('the report reads questions without the key: how many arrived on each day, and which wait for whom', async () => {
  const store = createSqliteStore({ file: ':memory:' });
  await migrate(store);
  const add = (id: string, at: string, overrides: Record<string, string | number | null> = {}) => {
    const row = {
      id,
      locale: 'en',
      edition: 'public',
      channel: 'form',
      kind: 'question',
      category: 'refunds',
      severity: 'high',
      state: 'received',
      version: 1,
      received_at: Date.parse(at),
      touched_at: Date.parse(at),
      replies: 0,
      reopened: 0,
      handling_minutes: 0,
      trust: 1,
      ...overrides,
    };
    const names = Object.keys(row);
    return statement(
      `INSERT INTO question (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      ...Object.values(row),
    );
  };
  await store.write([
    add('a', '2026-11-19T23:59:59.999Z', { kind: 'complaint', category: null }),
    add('b', '2026-11-20T00:00:00Z', { assignee: 'grace', state: 'assigned', due_at: Date.parse('2026-11-21') }),
    add('c', '2026-11-20T23:59:59Z', { assignee: 'grace', state: 'resolved' }),
    add('held-back', '2026-11-20T12:00:00Z', { trust: 0, assignee: 'grace' }),
    add('staff', '2026-11-20T12:00:00Z', { edition: 'internal' }),
    add('later', '2026-11-21T00:00:00Z'),
  ]);
  expect(await countAskedByDay(store, { from: '2026-11-19', to: '2026-11-20' }, Date.parse('2026-11-21'))).toEqual([
    { day: '2026-11-19', locale: 'en', kind: 'complaint', category: null, n: 1, due: 0, kept: 0 },
    { day: '2026-11-20', locale: 'en', kind: 'question', category: 'refunds', n: 2, due: 0, kept: 0 },
  ]);
  expect(await readWaitingQuestions(store)).toEqual([
    { id: 'b', assignee: 'grace', category: 'refunds', dueAt: Date.parse('2026-11-21') },
  ]);
  await store.close();
});
