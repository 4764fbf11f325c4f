/** Schemes that cannot run anything, without what browsers drop from an address or take for a slash. */
export function isSafeUrl(url: string): boolean {
  if (/^\s|^\/\/|[\p{Cc}\\]/u.test(url)) return false;
  if (!URL.canParse(url, 'https://base.invalid')) return false;
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(url, 'https://base.invalid').protocol);
}

/** A path of this site: pictures from elsewhere tell others who reads what. */
export function isOwnImage(url: string): boolean {
  return url.startsWith('/') && isSafeUrl(url);
}
