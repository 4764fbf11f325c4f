import type { Reader } from '../readers/reader.ts';
import type { Random } from './random.ts';
import type { Truth } from './truth.ts';

const agents = [
  'Mozilla/5.0 (Linux; Android 10; simulated) Chrome/108',
  'Mozilla/5.0 (Linux; Android 14; simulated) Chrome/131 MicroMessenger/8.0',
  'Mozilla/5.0 (iPhone; simulated) Version/17.5 Safari',
  'Mozilla/5.0 (Windows NT 10.0; simulated) Chrome/131',
  'Mozilla/5.0 (Macintosh; simulated) Firefox/133',
];

/** Somebody who visits: some behind an address that hundreds share, the others at home. */
export function someReader(random: Random, { sharedAddresses: { addresses, share } }: Pick<Truth, 'sharedAddresses'>): Reader {
  const isShared = random.chance(share);
  return {
    address: isShared ? `203.0.113.${1 + random.below(addresses)}` : benchmarkAddress(random),
    agent: random.pick(agents),
  };
}

/** An address of 198.18.0.0/15, which is for tests and no reader has (RFC 2544). */
function benchmarkAddress(random: Random): string {
  return `198.${18 + random.below(2)}.${random.below(256)}.${random.below(256)}`;
}

/** One of those who send spam: few addresses, many agents. */
export function someSpammer(random: Random, addresses: number): Reader {
  return { address: `192.0.2.${1 + random.below(addresses)}`, agent: `spam ${random.below(1000)}` };
}

/** An instant of a day (UTC), as readers are awake in China: few before nine, most in the evening. */
export function someTime(random: Random, day: string): number {
  const hour = 1 + random.weighted([2, 3, 4, 4, 4, 3, 3, 3, 3, 3, 4, 6, 8, 7, 4]);
  return Date.parse(day) + hour * 3_600_000 + random.below(3_600_000);
}
