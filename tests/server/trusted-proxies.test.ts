import { BlockList } from 'node:net';
import { expect, test, vi } from 'vitest';
import { trustProxies } from '../../src/server/trusted-proxies.ts';

function listOf(...ranges: [network: string, bits: number, family: 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList();
  for (const range of ranges) list.addSubnet(...range);
  return list;
}

test('trusts the addresses of the list, however often and after however many others they are asked for', () => {
  const isTrusted = trustProxies(listOf(['10.0.0.0', 8, 'ipv4'], ['fd00::', 8, 'ipv6']), 2);
  for (let round = 0; round < 3; round++) {
    expect(['10.1.2.3', 'fd00::1', '10.9.9.9'].map(isTrusted)).toEqual([true, true, true]);
    expect(['192.0.2.1', '2001:db8::1', '', 'nonsense'].map(isTrusted)).toEqual([false, false, false, false]);
  }
});

test('looks each address up once while there are few of them', () => {
  const list = listOf(['10.0.0.0', 8, 'ipv4']);
  const check = vi.spyOn(list, 'check');
  const isTrusted = trustProxies(list);
  for (let round = 0; round < 3; round++) isTrusted('10.0.0.1');
  expect(check).toHaveBeenCalledTimes(1);
});

test('trusts nobody without a list', () => {
  expect(trustProxies(new BlockList())('127.0.0.1')).toBe(false);
});
