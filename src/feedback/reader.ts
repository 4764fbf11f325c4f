import { createHmac } from 'node:crypto';

/** What a request shows of its reader. It is used while the request lasts and never stored or logged. */
export interface Reader {
  /** Network address; empty when it is not known, then all such readers are one. */
  address: string;
  /** The User-Agent header; empty when there is none. */
  agent: string;
}

/**
 * Tells two readers apart without saying who they are: 96 bits that cannot be computed again without the key.
 *
 * @param scope what the tag is for, one value for each part; tags of different scopes cannot be joined
 */
export function readerTag(key: Uint8Array, { address, agent }: Reader, ...scope: string[]): string {
  return keyedHash(key, ...scope, addressGroup(address), agent).slice(0, 16);
}

/** HMAC-SHA-256 over the parts, each with its length, so that no two lists of parts give the same text. */
export function keyedHash(key: Uint8Array | string, ...parts: string[]): string {
  let text = '';
  for (const part of parts) text += `${part.length}:${part}`;
  return createHmac('sha256', key).update(text).digest('base64url');
}

/**
 * The part of an address that belongs to one line: an IPv4 address whole, of an IPv6 address the first 64
 * bits, because a device changes the rest as it likes. IPv4 written as IPv6 is IPv4.
 *
 * @returns the text itself when it is no address
 */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !address.includes(':')) return mapped ?? address;
  const [head = '', tail] = (address.toLowerCase().split('%')[0] ?? '').split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const parts = [...left, ...Array<string>(zeros).fill('0'), ...right];
  return `${parts
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
