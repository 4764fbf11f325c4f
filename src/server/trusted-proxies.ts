import type { RequestListener } from 'node:http';
import { type BlockList, isIP } from 'node:net';
import { LruMap } from '../lru-map.ts';
import { transportSecurity } from './headers.ts';

/** Whether an address is one of our own proxies, whose forwarded headers are trusted. */
export type IsTrusted = (address: string) => boolean;

/**
 * Caches its results: looking an address up in a list of ranges takes as long as all other checks of a vote together, and
 * most addresses occur many times.
 */
export function trustProxies(list: BlockList, maxAddresses = 10_000): IsTrusted {
  if (list.rules.length === 0) return () => false;
  const known = new LruMap<string, boolean>(maxAddresses);
  return function isTrusted(address) {
    const before = known.get(address);
    if (before !== undefined) return before;
    const family = isIP(address);
    const isListed = family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
    known.set(address, isListed);
    return isListed;
  };
}

/** Adds `Strict-Transport-Security` when one of our proxies reports that the client used TLS. */
export function secureTransport(listener: RequestListener, isTrusted: IsTrusted): RequestListener {
  return function answerOverTls(request, response) {
    const isTls = request.headers['x-forwarded-proto'] === 'https' && isTrusted(request.socket.remoteAddress ?? '');
    if (isTls) for (const [name, value] of Object.entries(transportSecurity)) response.setHeader(name, value);
    listener(request, response);
  };
}
