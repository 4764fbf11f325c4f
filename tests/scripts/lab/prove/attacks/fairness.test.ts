import { expect, test } from 'vitest';
import { askInVain } from '../../../../../scripts/lab/prove/attacks/demand-threshold.ts';
import { countShared } from '../../../../../scripts/lab/prove/attacks/shared-address.ts';
import { worstStuffing } from '../../../../../scripts/lab/prove/attacks/stuff-votes.ts';
import { surgeOnce } from '../../../../../scripts/lab/prove/attacks/surge.ts';

/** Short forms of `npm run prove -- attacks`, on the real endpoint with simulated readers. */

test('one address cannot move a rate of forty votes by more than three points in a day', async () => {
  const { points } = await worstStuffing(2, () => '203.0.113.7');
  expect(points).toBeGreaterThan(0);
  expect(points).toBeLessThanOrEqual(3);
});

test('one /48 cannot move it by more than five points', async () => {
  const { points } = await worstStuffing(2, (n) => `2001:db8:7:${n.toString(16)}::1`);
  expect(points).toBeGreaterThan(0);
  expect(points).toBeLessThanOrEqual(5);
});

test('nearly all votes of an office behind one address count, and all others', async () => {
  const { office, others } = await countShared('short', { office: 60, others: 3_000, days: 9, earlier: 10_000 });
  expect(office).toBeGreaterThanOrEqual(0.97);
  expect(others).toBe(1);
});

test('twenty votes of a surge from many addresses count, and the rest are reported', async () => {
  expect(await surgeOnce('short', 60)).toEqual({ counted: 20, named: 40 });
});

test('words of a failed search are stored once three addresses sent them, not from one with many user agents', async () => {
  expect(await askInVain('short')).toEqual({ fromOne: false, fromMany: true });
});
