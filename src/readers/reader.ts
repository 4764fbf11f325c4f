import { createHmac, hash } from 'node:crypto';

/** What a request reveals about its sender. Used only during the request, never stored or logged. */
export interface Reader {
  /** Network address; empty when unknown. All readers without one count as the same reader. */
  address: string;
  /** The User-Agent header; empty when there is none. */
  agent: string;
}

/**
 * Distinguishes readers without identifying them: 96 bits that cannot be computed without the key.
 *
 * @param by `network` counts a whole network as one reader, since whoever has an address can send any number of agents;
 *   `device` is for readers who may share one address
 * @param scope what the tag is for, as a list of parts; tags of different scopes cannot be linked
 */
export function readerTag(
  key: Uint8Array,
  { address, agent }: Reader,
  by: 'device' | 'network',
  ...scope: readonly string[]
): string {
  const who = by === 'device' ? [addressGroup(address), agent] : [networkOf(address)];
  return keyedHash(key, ...scope, ...who).slice(0, 16);
}

/** HMAC-SHA-256 over the parts, each prefixed with its length, so that no two lists of parts hash the same text. */
export function keyedHash(key: Uint8Array | string, ...parts: string[]): string {
  return createHmac('sha256', key).update(join(parts)).digest('base64url');
}

/** SHA-256 over the parts with their lengths; the first part may be a key. */
export function hashParts(...parts: string[]): string {
  return hash('sha256', join(parts), 'base64url');
}

function join(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return text;
}

/**
 * The part of an address that identifies one internet connection: all of an IPv4 address, the first 64 bits of an IPv6
 * address, because a device chooses the rest. An IPv4-mapped IPv6 address counts as IPv4.
 *
 * @returns the text itself when it is not an address
 */
export function addressGroup(address: string): string {
  return prefixOf(address, 64);
}

/**
 * The wider range that one customer can have: the first 48 bits of an IPv6 address (RFC 6177), which are 65 536 groups.
 * For IPv4 it is the group.
 */
export function networkOf(address: string): string {
  return prefixOf(address, 48);
}

/** @param bits a multiple of 16 */
function prefixOf(address: string, bits: number): string {
  if (!address.includes(':')) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = (address.toLowerCase().split('%')[0] ?? '').split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const parts = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${parts
    .slice(0, bits / 16)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/${bits}`;
}
