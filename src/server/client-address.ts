/**
 * Address of the client behind our own proxies: the last one in `X-Forwarded-For` that is not one of our proxies. Anything
 * to its left may be forged.
 *
 * @param peer address that opened the connection
 * @param forwardedFor reads the header, `undefined` without one; called only if the peer is one of our proxies
 * @param isTrusted whether an address is one of our own proxies
 * @returns the peer's own address when it is not one of our proxies
 */
export function clientAddress(
  peer: string,
  forwardedFor: () => string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  if (!isTrusted(peer)) return peer;
  let address = peer;
  const hops = (forwardedFor() ?? '').split(',').map(bareAddress);
  while (isTrusted(address)) {
    const before = hops.pop();
    // No hop left, or an empty one: what came before is unknown.
    if (before === undefined || before === '') break;
    address = before;
  }
  return address;
}

/** Some proxies add a port: `203.0.113.7:1234`, `[2001:db8::1]:1234`. */
function bareAddress(hop: string): string {
  const text = hop.trim();
  return /^\[([^\]]*)\]/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}
