/**
 * Path below which the help centre is served, without a slash at its end: `/help`, or empty at the root of a host. Astro
 * sets it for pages and their scripts. Everything else (checks, search index, reports) knows pages by their paths inside
 * the help centre; there it is empty.
 */
const basePath = (import.meta.env?.BASE_URL ?? '/').replace(/\/$/, '');

/** The address of a path inside the help centre: `/en/search/` → `/help/en/search/`. */
export function withBase(path: string): string {
  return basePath + path;
}

/** The path inside the help centre of an address of this site; the reverse of `withBase`. */
export function withoutBase(address: string): string {
  return address.startsWith(`${basePath}/`) ? address.slice(basePath.length) : address;
}

/** The base path of a `baseUrl` of site.yaml; empty for the root of a host. */
export function basePathOf(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/$/, '');
}
