import type { RequestListener } from 'node:http';
import { type BlockList, isIP } from 'node:net';
import { transportSecurity } from './headers.ts';

/** Whether an address is one of our own proxies, whose forwarded headers are believed. */
export type IsTrusted = (address: string) => boolean;

/**
 * Looking an address up in a list of ranges takes as long as all other checks of a vote together, and most addresses
 * come again: the answers are remembered.
 */
export function trustProxies(list: BlockList, maxAddresses = 10_000): IsTrusted {
  if (list.rules.length === 0) return () => false;
  const known = new Map<string, boolean>();
  return function isTrusted(address) {
    const before = known.get(address);
    if (before !== undefined) return before;
    const family = isIP(address);
    const isListed = family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
    if (known.size >= maxAddresses) known.clear();
    known.set(address, isListed);
    return isListed;
  };
}

/** Where one of our proxies says that TLS ended there, browsers are told to come over TLS only. */
export function secureTransport(listener: RequestListener, isTrusted: IsTrusted): RequestListener {
  return function answerOverTls(request, response) {
    const isTls = request.headers['x-forwarded-proto'] === 'https' && isTrusted(request.socket.remoteAddress ?? '');
    if (isTls) for (const [name, value] of Object.entries(transportSecurity)) response.setHeader(name, value);
    listener(request, response);
  };
}
