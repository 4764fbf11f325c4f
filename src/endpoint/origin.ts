/** Decides from which sites forms and scripts may send to the endpoint. */

export interface OriginRules {
  /** Origins besides our own, exactly as browsers write them. */
  allowedOrigins: readonly string[];
  /** Whether the peer is one of our own proxies, whose forwarded headers are trusted. */
  isTrustedPeer: boolean;
}

/**
 * Whether a POST comes from our own pages or an allowed origin. An allowed Origin is accepted first. Then Sec-Fetch-Site
 * decides, because pages cannot forge it; without it, Origin must match the host. A request with neither is not a
 * browser's cross-site request but comes from a very old browser or a command-line client. It is accepted: votes need no
 * cookie, so a forged request gains nothing.
 */
export function isFromOurPages({ url, headers }: Request, { allowedOrigins, isTrustedPeer }: OriginRules): boolean {
  const origin = headers.get('origin');
  if (origin !== null && allowedOrigins.includes(origin)) return true;
  const site = headers.get('sec-fetch-site');
  if (site === 'same-origin') return true;
  if (site !== null && site !== 'none') return false;
  return origin === null || isOwnOrigin(origin, url, (name) => (isTrustedPeer ? headers.get(name) : null));
}

/** @param forwarded reads a header that our own proxy set; `null` without a proxy */
function isOwnOrigin(origin: string, url: string, forwarded: (name: string) => string | null): boolean {
  // Browsers that hide the origin send `null`, which is not a URL.
  if (!URL.canParse(origin)) return false;
  const { host, protocol } = new URL(origin);
  const ownHost = forwarded('x-forwarded-host')?.toLowerCase() ?? new URL(url).host;
  const ownProtocol = forwarded('x-forwarded-proto');
  // Without a trusted proxy the protocol is unknown, because TLS may end in front of us: only the host is compared.
  return host === ownHost && (ownProtocol === null || protocol === `${ownProtocol}:`);
}
