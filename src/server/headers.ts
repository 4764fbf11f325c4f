import { editorPath } from '../knowledge/edit-url.ts';
import { type Hosting, plainHosting } from '../knowledge/hosting.ts';

/**
 * The Content-Security-Policy of every page. Pagefind needs `'wasm-unsafe-eval'` and `connect-src 'self'`; nothing else
 * needs an exception.
 *
 * @param allowedOrigins origins besides our own, for when site and endpoint have different ones
 * @param hosting what the operator lets pages load from elsewhere; by default nothing
 */
export function contentSecurityPolicy(allowedOrigins: readonly string[], { allow }: Hosting = plainHosting): string {
  const ownAndAllowed = ["'self'", ...allowedOrigins].join(' ');
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...allow.script].join(' '),
    "style-src 'self'",
    [`connect-src ${ownAndAllowed}`, ...allow.connect].join(' '),
    "img-src 'self'",
    "media-src 'self'",
    "font-src 'self'",
    ...(allow.frame.length === 0 ? [] : [`frame-src ${allow.frame.join(' ')}`]),
    "base-uri 'none'",
    `form-action ${ownAndAllowed}`,
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/**
 * The policy of pictures, videos and downloads that are opened by themselves. Drawings have styles, and browsers style the
 * page they make around a picture or a video.
 */
const mediaPolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/**
 * The policy of the editor alone: it styles itself, shows pictures that it has fetched or that are being added, and talks
 * to the host of the repository.
 */
function editorPolicy({ connect, img }: NonNullable<Hosting['editor']>): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    ["connect-src 'self' blob: data:", ...connect].join(' '),
    ["img-src 'self' blob: data:", ...img].join(' '),
    "media-src 'self' blob:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of a path that differ from those of all others. */
export function headersOf(pathname: string, { editor }: Hosting = plainHosting): Record<string, string> {
  if (pathname.startsWith('/media/')) return { 'Content-Security-Policy': mediaPolicy };
  if (editor === undefined || !pathname.startsWith(editorPath)) return {};
  // The window in which a writer signs in has to answer the one that opened it.
  return { 'Content-Security-Policy': editorPolicy(editor), 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' };
}

/**
 * Headers of every page and file of the site, whatever its type: an SVG or XML file that is opened directly is a document
 * too.
 */
export function siteHeaders(allowedOrigins: readonly string[], hosting: Hosting = plainHosting): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(allowedOrigins, hosting),
    'X-Content-Type-Options': 'nosniff',
    // `no-referrer` would make a form send `Origin: null`, which the endpoint refuses.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

/** Added to every response sent over TLS, and only then (RFC 6797, section 7.2). */
export const transportSecurity = { 'Strict-Transport-Security': 'max-age=31536000' } as const;

/** Media type of a file by its extension. Unknown ones, such as Pagefind's, are sent as plain bytes. */
export function contentType(extension: string): string {
  return contentTypes[extension.toLowerCase()] ?? 'application/octet-stream';
}

const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webm': 'video/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/** Folders of files with a digest in their name, as a `_headers` file and as a pattern. */
const hashedFolders = [
  { rule: '/_astro/*', pattern: /^\/_astro\// },
  { rule: '/media/*', pattern: /^\/media\// },
  { rule: '/search/:locale/postings/*', pattern: /^\/search\/[^/]+\/postings\// },
  { rule: '/search/:locale/ready/*', pattern: /^\/search\/[^/]+\/ready\// },
];

/**
 * Files with a digest in their name never change; everything else is revalidated.
 *
 * @param pathname without the base path
 */
export function cacheControl(pathname: string): string {
  return hashedFolders.some((folder) => folder.pattern.test(pathname)) ? 'public, max-age=31536000, immutable' : 'no-cache';
}

/** Headers of a page that is made for a request. */
export function madePageHeaders(allowedOrigins: readonly string[], hosting: Hosting): Record<string, string> {
  return { ...siteHeaders(allowedOrigins, hosting), 'Content-Type': contentType('.html'), 'Cache-Control': 'no-cache' };
}

/**
 * The same headers for hosts that read a `_headers` file, which all use TLS. When two rules match a path both apply, so the
 * rule for hashed files removes the general value before it sets its own.
 * https://developers.cloudflare.com/pages/configuration/headers/
 */
export function headersFile(allowedOrigins: readonly string[], hosting: Hosting = plainHosting): string {
  const { basePath } = hosting;
  const headers = { ...siteHeaders(allowedOrigins, hosting), ...transportSecurity, 'Cache-Control': cacheControl('/') };
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  const hashed = hashedFolders.map(({ rule }) => {
    const different = { 'Cache-Control': cacheControl('/_astro/'), ...headersOf(rule) };
    return `\n${basePath}${rule}\n${replaced(Object.entries(different))}`;
  });
  const editor = Object.entries(headersOf(editorPath, hosting));
  const own = editor.length === 0 ? '' : `\n${basePath}${editorPath}*\n${replaced(editor)}`;
  return `${basePath}/*\n${lines.join('')}${hashed.join('')}${own}`;
}

function replaced(headers: [name: string, value: string][]): string {
  return headers.map(([name, value]) => `  ! ${name}\n  ${name}: ${value}\n`).join('');
}
