/** What of a request says who sent it and by which connection. */
export interface IdentifiedRequest {
  /** Names and values in turn, as they came. */
  rawHeaders: readonly string[];
  /** Address that opened the connection. */
  peer: string;
}

/** Characters of an id or a mail address. */
const maxLength = 254;

/**
 * Whom the company’s login says a request is from: the value of a header that one of our own proxies sets.
 *
 * @param header its name in lower case
 * @param isTrusted whether an address is one of our own proxies
 * @returns `undefined` when it comes from anywhere else, and when the header is there more than once: then somebody else has
 *   added one
 */
export function proxyIdentity(
  { rawHeaders, peer }: IdentifiedRequest,
  header: string,
  isTrusted: (address: string) => boolean,
): string | undefined {
  if (!isTrusted(peer)) return undefined;
  const values = rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === header);
  const [value = ''] = values;
  const name = value.trim();
  return values.length === 1 && name !== '' && name.length <= maxLength ? name : undefined;
}
