import { createHmac, hash } from 'node:crypto';
import type { Edition } from '../feedback/votes/vote.ts';

/** What a request shows of its reader. It is used while the request lasts and never stored or logged. */
export interface Reader {
  /** Network address; empty when it is not known, then all such readers are one. */
  address: string;
  /** The User-Agent header; empty when there is none. */
  agent: string;
}

/**
 * Tells two readers apart without saying who they are: 96 bits that cannot be computed again without the key. All
 * of one network are one reader, because whoever has an address has as many agents as they like.
 *
 * @param scope what the tag is for, one value for each part; tags of different scopes cannot be joined
 */
export function readerTag(key: Uint8Array, { address, agent }: Reader, edition: Edition, ...scope: string[]): string {
  const who = isOneOffice(edition) ? [addressGroup(address), agent] : [networkOf(address)];
  return keyedHash(key, ...scope, ...who).slice(0, 16);
}

/**
 * Whether all readers of an edition may share one address: the internal edition stands behind the company's login,
 * so that its readers are staff, often of one office. There devices are told apart, and addresses limit nothing.
 */
export function isOneOffice(edition: Edition): boolean {
  return edition === 'internal';
}

/** HMAC-SHA-256 over the parts, each with its length, so that no two lists of parts give the same text. */
export function keyedHash(key: Uint8Array | string, ...parts: string[]): string {
  return createHmac('sha256', key).update(join(parts)).digest('base64url');
}

/** SHA-256 over the parts, likewise; the first of them may be a key. */
export function hashParts(...parts: string[]): string {
  return hash('sha256', join(parts), 'base64url');
}

function join(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return text;
}

/**
 * The part of an address that belongs to one line: an IPv4 address whole, of an IPv6 address the first 64
 * bits, because a device changes the rest as it likes. IPv4 written as IPv6 is IPv4.
 *
 * @returns the text itself when it is no address
 */
export function addressGroup(address: string): string {
  return prefixOf(address, 64);
}

/**
 * The wider part of an address that one customer can have: of an IPv6 address the first 48 bits (RFC 6177), which
 * are 65 536 groups. IPv4 has no such part; its network is its group.
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
