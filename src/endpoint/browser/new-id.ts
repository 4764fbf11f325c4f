/**
 * A version 7 UUID (RFC 9562): it begins with the time, so that new ids are adjacent in the endpoint's index. Built by
 * hand, because `randomUUID` makes version 4 and is missing in older WebViews.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const random = Array.from(bytes, (byte) => (byte + 256).toString(16).slice(1)).join('');
  const time = Date.now().toString(16).padStart(12, '0');
  const variant = '89ab'[(bytes[15] ?? 0) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(3, 6)}-${random.slice(6, 18)}`;
}
