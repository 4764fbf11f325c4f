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
  };
}
