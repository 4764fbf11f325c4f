import { expect, test } from 'vitest';
import { clientAddress } from '../../src/server/client-address.ts';

const isOurs = (address: string) => address.startsWith('10.');

test.each([
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
  ['10.0.0.1', undefined, '10.0.0.1'],
  ['10.0.0.1', '10.0.0.2', '10.0.0.2'],
  ['10.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['10.0.0.1', '[2001:db8::1]:4711', '2001:db8::1'],
])('a reader who comes from %s with X-Forwarded-For %s has the address %s', (peer, forwarded, address) => {
  expect(clientAddress(peer, () => forwarded, isOurs)).toBe(address);
});
