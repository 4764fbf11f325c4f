/** Returns unpredictable bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * Returns bytes from a larger buffer that is filled in one call, because filling sixteen bytes costs as much as filling four
 * thousand. No byte is handed out twice, and bytes that were handed out are wiped from the buffer.
 */
export function bufferRandom(random: RandomBytes, bufferSize = 4_096): RandomBytes {
  let bytes = new Uint8Array(0);
  let used = 0;
  return function nextBytes(size) {
    if (size > bufferSize) return random(size);
    if (used + size > bytes.length) {
      bytes = Uint8Array.from(random(bufferSize));
      used = 0;
    }
    const next = bytes.slice(used, used + size);
    bytes.fill(0, used, used + size);
    used += size;
    return next;
  };
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}
