/**
 * Address of the reader behind our own proxies: the last one in `X-Forwarded-For` that is not itself such a
 * proxy. What a stranger wrote to the left of it is not believed.
 *
 * @param peer address of whoever opened the connection
 * @param forwardedFor reads the header, `undefined` without one; asked only behind a proxy of ours
 * @param isTrusted whether an address is one of our own proxies
 * @returns the peer's own address when it is no proxy of ours
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
    // An empty or unreadable hop: nobody knows who was before.
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
