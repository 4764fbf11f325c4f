/** So many unpredictable bytes. */
export type RandomBytes = (size: number) => Uint8Array;

/**
 * Hands out bytes of a larger portion that was drawn at once: drawing costs as much for sixteen bytes as for
 * four thousand. No byte is handed out twice, and what was handed out is wiped.
 */
export function inPortions(random: RandomBytes, portion = 4_096): RandomBytes {
  let bytes = new Uint8Array(0);
  let used = 0;
  return function nextBytes(size) {
    if (size > portion) return random(size);
    if (used + size > bytes.length) {
      bytes = Uint8Array.from(random(portion));
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
