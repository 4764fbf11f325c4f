/** Who may send a form or a script's request here. */

export interface OriginRules {
  /** Origins besides our own, exactly as browsers write them. */
  allowedOrigins: readonly string[];
  /** Whether the peer is one of our own proxies, whose forwarded headers are believed. */
  isTrustedPeer: boolean;
}

/**
 * Whether a POST comes from our own pages or an allowed origin. An allowed Origin is accepted first. Then
 * Sec-Fetch-Site decides, because no page can forge it; without it, Origin must match the host. A request with neither is
 * no browser's cross-site request (a very old browser or a command-line client) and is let in: a vote
 * needs no cookie, so there is nothing to borrow.
 */
export function isFromOurPages({ url, headers }: Request, { allowedOrigins, isTrustedPeer }: OriginRules): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return true;
  if (site !== null && site !== 'none') return false;
  return origin === null || isOwnOrigin(origin, url, (name) => (isTrustedPeer ? headers.get(name) : null));
}

/** @param forwarded reads a header of our own proxy; `null` without one */
function isOwnOrigin(origin: string, url: string, forwarded: (name: string) => string | null): boolean {
  // `null` is what a browser sends that hides where it comes from; it is no URL.
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const ownHost = forwarded('x-forwarded-host')?.toLowerCase() ?? new URL(url).host;
  const ownProtocol = forwarded('x-forwarded-proto');
  // Without a trusted proxy nobody can say whether TLS ended in front of us: the host decides alone.
  return host === ownHost && (ownProtocol === null || protocol === `${ownProtocol}:`);
}
