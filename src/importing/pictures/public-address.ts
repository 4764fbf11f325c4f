import { BlockList, isIP } from 'node:net';

/** Ranges that are not part of the public internet: the registries of special-purpose addresses of IANA (RFC 6890). */
const special: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const ranges = new BlockList();
for (const [address, prefix] of special) ranges.addSubnet(address, prefix, 'ipv4');

/** IPv6 addresses that anyone can have; those that contain an IPv4 address (6to4, Teredo, NAT64) are not among them. */
const publicV6 = new BlockList();
publicV6.addSubnet('2000::', 3, 'ipv6');
const excludedV6 = new BlockList();
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  excludedV6.addSubnet(address, prefix, 'ipv6');

/** Whether an address is one of the public internet, and not of the machine, its network or a cloud's own services. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !ranges.check(address, 'ipv4');
  return family === 6 && publicV6.check(address, 'ipv6') && !excludedV6.check(address, 'ipv6');
}
