import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { base64url, bufferRandom } from '../../src/readers/random.ts';

test('hands out every byte once and in order, whatever the sizes', () => {
  let drawn = 0;
  const next = bufferRandom((size) => Uint8Array.from({ length: size }, () => drawn++ % 251), 8);
  expect([...next(3), ...next(5), ...next(8)]).toEqual([...Array(16).keys()]);
  expect([...next(7)]).toEqual([16, 17, 18, 19, 20, 21, 22]);
  expect([...next(2)]).toEqual([24, 25]);
  expect(next(20)).toHaveLength(20);
});

test('never repeats itself over many ballots', () => {
  const next = bufferRandom(randomBytes);
  expect(new Set(Array.from({ length: 20_000 }, () => base64url(next(16)))).size).toBe(20_000);
});
