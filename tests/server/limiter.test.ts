import { expect, test } from 'vitest';
import { networkRequestFactor } from '../../src/readers/limits.ts';
import { readServerConfig } from '../../src/server/config.ts';
import { createLimiter } from '../../src/server/limiter.ts';
import { readWranglerFile } from '../support/wrangler-file.ts';

function limiter(options: { limit?: number; maxAddresses?: number } = {}) {
  const clock = { now: 5_000_000 };
  const wait = createLimiter({ limit: 10, monotonic: () => clock.now, ...options });
  const passed = (address: string, times: number) =>
    Array.from({ length: times }, () => wait(address)).filter((s) => s === 0).length;
  return { clock, wait, passed };
}

test('lets the limit pass, then says how long to wait', () => {
  const { wait, passed } = limiter();
  expect(passed('203.0.113.1', 15)).toBe(10);
  expect(wait('203.0.113.1')).toBe(60);
  expect(wait('203.0.113.2')).toBe(0);
});

test('slides: half a window later half of the last window still counts', () => {
  const { clock, passed } = limiter();
  expect(passed('a', 20)).toBe(10);
  clock.now += 90_000;
  expect(passed('a', 20)).toBe(5);
  clock.now += 200_000;
  expect(passed('a', 20)).toBe(10);
});

test('counts one IPv6 /64 as one address', () => {
  const { passed } = limiter();
  expect(passed('2001:db8:1:2::1', 6) + passed('2001:db8:1:2:ffff::2', 6)).toBe(10);
  expect(passed('2001:db8:1:3::1', 1)).toBe(1);
});

test('limits one /48 to eight times as much, from whatever lines of it', () => {
  const { passed } = limiter();
  const lines = Array.from({ length: 500 }, (_, line) => passed(`2001:db8:1:${line.toString(16)}::1`, 1));
  expect(lines.filter((each) => each === 1)).toHaveLength(80);
  expect(passed('2001:db8:2::1', 1)).toBe(1);
});

test('does not forget a busy address when many others fill the table once', () => {
  const { passed } = limiter({ maxAddresses: 100 });
  expect(passed('busy', 20)).toBe(10);
  for (let other = 0; other < 150; other++) passed(`other-${other}`, 1);
  expect(passed('busy', 20)).toBe(0);
});

test('passes everything when it is switched off', () => {
  expect(limiter({ limit: 0 }).passed('a', 1_000)).toBe(1_000);
});

test('is as wide in the Worker, where the platform limits', () => {
  const { ratelimits } = readWranglerFile();
  const { rateLimit } = readServerConfig({});
  expect(ratelimits.map(({ name, simple }) => [name, simple])).toEqual([
    ['RATE_LIMITER', { limit: rateLimit, period: 60 }],
    ['NETWORK_RATE_LIMITER', { limit: networkRequestFactor * rateLimit, period: 60 }],
  ]);
});
