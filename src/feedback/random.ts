/** So many unpredictable bytes. */
export type RandomBytes = (size: number) => Uint8Array;

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
