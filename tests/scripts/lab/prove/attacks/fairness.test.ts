import { expect, test } from 'vitest';
import { askInVain } from '../../../../../scripts/lab/prove/attacks/demand-threshold.ts';
import { countShared } from '../../../../../scripts/lab/prove/attacks/shared-address.ts';
import { worstStuffing } from '../../../../../scripts/lab/prove/attacks/stuff-votes.ts';
import { surgeOnce } from '../../../../../scripts/lab/prove/attacks/surge.ts';

/** Short forms of `npm run prove -- attacks`: the real endpoint over planted readers. */

test('moves a rate of forty votes by three points at most, whatever one address does in a day', async () => {
  const { points } = await worstStuffing(2, () => '203.0.113.7');
  expect(points).toBeGreaterThan(0);
  expect(points).toBeLessThanOrEqual(3);
});

test('moves it by five points at most, whatever one /48 does', async () => {
  const { points } = await worstStuffing(2, (n) => `2001:db8:7:${n.toString(16)}::1`);
  expect(points).toBeGreaterThan(0);
  expect(points).toBeLessThanOrEqual(5);
});

test('counts nearly all votes of an office behind one address, and all others', async () => {
  const { office, others } = await countShared('short', { office: 60, others: 3_000, days: 9, earlier: 10_000 });
  expect(office).toBeGreaterThanOrEqual(0.97);
  expect(others).toBe(1);
});

test('counts twenty of a surge from many addresses and names the rest', async () => {
  expect(await surgeOnce('short', 60)).toEqual({ counted: 20, named: 40 });
});

test('keeps words that three addresses look for in vain, not those of one, whatever agents it sends', async () => {
  expect(await askInVain('short')).toEqual({ fromOne: false, fromMany: true });
});
