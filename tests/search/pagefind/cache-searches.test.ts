import { expect, test } from 'vitest';
import { cacheSearches } from '../../../src/search/pagefind/cache-searches.ts';
import type { PagefindClient } from '../../../src/search/pagefind/client.ts';

/** Finds as many pages as a query says, and fails while it is down. */
function countingClient() {
  const asked: (string | null)[] = [];
  const state = { isDown: false };
  const client: PagefindClient = {
    async search(query) {
      asked.push(query);
      if (state.isDown) throw new Error('down');
      const result = { id: 'a', score: 1, data: () => Promise.reject(new Error('not asked for')) };
      return { results: Array.from({ length: Number(query?.split(' ')[1] ?? 1) }, () => result) };
    },
  };
  return { asked, state, remembering: cacheSearches(client) };
}

test('asks once for a word, also while it is on its way', async () => {
  const { asked, remembering } = countingClient();
  const [first, second] = await Promise.all([remembering.search('refund'), remembering.search('refund')]);
  expect(second).toBe(first);
  expect(await remembering.search('refund')).toBe(first);
  await remembering.search('"refund"');
  expect(asked).toEqual(['refund', '"refund"']);
});

test('forgets what was not asked for longest when it holds too much', async () => {
  const { asked, remembering } = countingClient();
  for (const query of ['a 9000', 'b 9000', 'a 9000', 'c 9000', 'a 9000']) await remembering.search(query);
  expect(asked).toEqual(['a 9000', 'b 9000', 'c 9000']);
  await remembering.search('b 9000');
  expect(asked).toEqual(['a 9000', 'b 9000', 'c 9000', 'b 9000']);
});

test('asks again after a failure', async () => {
  const { asked, state, remembering } = countingClient();
  state.isDown = true;
  await expect(remembering.search('refund')).rejects.toThrow('down');
  state.isDown = false;
  expect((await remembering.search('refund')).results).toHaveLength(1);
  expect(asked).toHaveLength(2);
});
