/**
 * The policy of every page. Pagefind needs `'wasm-unsafe-eval'` and `connect-src 'self'`; nothing else
 * does anything that it forbids.
 *
 * @param allowedOrigins origins besides our own that site and endpoint are split over
 */
export function contentSecurityPolicy(allowedOrigins: readonly string[]): string {
  const ownAndAllowed = ["'self'", ...allowedOrigins].join(' ');
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    `connect-src ${ownAndAllowed}`,
    "img-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    `form-action ${ownAndAllowed}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Headers of every HTML page, of the site and of the endpoint. */
export function pageHeaders(allowedOrigins: readonly string[]): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': contentSecurityPolicy(allowedOrigins),
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make a form send `Origin: null`, which the endpoint refuses.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}

/** Folders of files with a digest in their name, as a `_headers` file and as a pattern. */
const hashedFolders = [
  { rule: '/_astro/*', pattern: /^\/_astro\// },
  { rule: '/search/:locale/postings/*', pattern: /^\/search\/[^/]+\/postings\// },
];

/** Files with a digest in their name never change; everything else is asked for anew. */
export function cacheControl(pathname: string): string {
  return hashedFolders.some((folder) => folder.pattern.test(pathname)) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/**
 * The same headers for hosts that read a `_headers` file. Of two rules that match a path both count,
 * so the hashed files take the general value away before they set their own.
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile(allowedOrigins: readonly string[]): string {
  // The host knows the types of files better than one line for all of them.
  const { 'Content-Type': _type, ...headers } = pageHeaders(allowedOrigins);
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  const hashed = hashedFolders.map(({ rule }) => `\n${rule}\n  ! Cache-Control\n  Cache-Control: ${cacheControl('/_astro/')}\n`);
  return `/*\n${lines.join('\n')}\n  Cache-Control: ${cacheControl('/')}\n${hashed.join('')}`;
}
