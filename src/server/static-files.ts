import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type Hosting, plainHosting } from '../knowledge/hosting.ts';
import { acceptedEncodings } from './accepted-encodings.ts';
import { type ByteRange, readByteRange } from './byte-range.ts';
import { createEntityTags } from './entity-tags.ts';
import { cacheControl, contentType, headersOf, siteHeaders } from './headers.ts';
import { markdownCopyOf, prefersMarkdown } from './markdown-copy.ts';

export interface StaticFilesOptions {
  /** The built site. Files are opened per request, so a new build is served as soon as it replaces the folder. */
  siteDir: string;
  allowedOrigins: readonly string[];
  /** By default that of a site at the root of its host. */
  hosting?: Hosting;
}

/**
 * Answers a request for a page or file of the built site: 304 if the browser already has it, 308 to add a page's trailing
 * slash, and the site's 404 page for anything that does not exist. An article is sent as Markdown to a program that prefers
 * it. Parts of a file that is not compressed are sent where
 * asked for: Safari plays no video without. Where the site has a base path, `/` leads to it.
 */
export function createStaticFiles({ siteDir, allowedOrigins, hosting = plainHosting }: StaticFilesOptions) {
  const headers = siteHeaders(allowedOrigins, hosting);
  const { basePath } = hosting;
  const readEntityTag = createEntityTags();

  return async function serveStatic(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    const { pathname: address, search } = new URL(request.url);
    if (basePath !== '' && (address === '/' || address === basePath)) return redirect(302, `${basePath}/${search}`);
    if (!address.startsWith(`${basePath}/`)) return notFound(request, '');
    const pathname = address.slice(basePath.length);
    const path = safePath(pathname);
    if (path === undefined) return notFound(request, '');
    const copy = markdownCopyOf(path);
    const markdown = copy !== undefined && prefersMarkdown(request) ? openBest(siteDir, copy, request) : undefined;
    const file = markdown ?? openBest(siteDir, path.endsWith('/') ? `${path}index.html` : path, request);
    if (file !== undefined) return answer(request, file, { pathname, isNegotiated: copy !== undefined });
    if (!path.endsWith('/') && exists(siteDir, `${path}/index.html`)) {
      return redirect(308, `${address}/${search}`);
    }
    return notFound(request, path);
  };

  async function answer(
    request: Request,
    file: OpenFile,
    { pathname, isNegotiated }: { pathname: string; isNegotiated: boolean },
  ): Promise<Response> {
    const etag = await readEntityTag(file).catch((error: unknown) => {
      closeSync(file.fd);
      throw error;
    });
    const tagged = {
      ...headers,
      ...headersOf(pathname, hosting),
      'Content-Type': contentType(extname(file.path)),
      ...(file.encoding === undefined ? { 'Accept-Ranges': 'bytes' } : { 'Content-Encoding': file.encoding }),
      'Cache-Control': cacheControl(pathname),
      Vary: isNegotiated ? 'Accept, Accept-Encoding' : 'Accept-Encoding',
      ETag: etag,
    };
    if (isKnown(request, etag)) {
      closeSync(file.fd);
      return new Response(null, { status: 304, headers: tagged });
    }
    const range = file.encoding === undefined ? readByteRange(request, etag, file.size) : undefined;
    if (range === undefined) return send(request, file, { status: 200, headers: tagged });
    if (range !== 'outside') {
      const contentRange = `bytes ${range.start}-${range.end}/${file.size}`;
      return send(request, file, { status: 206, headers: { ...tagged, 'Content-Range': contentRange } }, range);
    }
    closeSync(file.fd);
    return refuse(416, { 'Content-Range': `bytes */${file.size}` });
  }

  /** The 404 page of the requested folder's locale, else the site's. */
  async function notFound(request: Request, path: string): Promise<Response> {
    const [, locale = ''] = path.split('/');
    const page = (locale === '' ? undefined : openFile(siteDir, `/${locale}/404/index.html`)) ?? openFile(siteDir, '/404.html');
    if (page === undefined) return refuse(404);
    const pageHeaders = { ...headers, 'Content-Type': contentType('.html'), 'Cache-Control': 'no-cache' };
    return send(request, page, { status: 404, headers: pageHeaders });
  }

  function redirect(status: 302 | 308, location: string): Response {
    return new Response(null, { status, headers: { ...headers, Location: location } });
  }

  function refuse(status: 404 | 405 | 416, more: Record<string, string> = {}): Response {
    const text = { 404: 'Not found\n', 405: 'Method not allowed\n', 416: 'Range not satisfiable\n' }[status];
    return new Response(text, { status, headers: { ...headers, ...more, 'Content-Type': contentType('.txt') } });
  }
}

/**
 * @param pathname of a URL, still percent-encoded
 * @returns the path below the site, beginning with `/`; `undefined` when it could escape the site
 */
function safePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    const segments = path.slice(1).split('/');
    // Empty segments are refused because of `//host`, which a redirect would turn into another site's address.
    const isSafe = segments.every((segment, index) => segment !== '..' && (segment !== '' || index === segments.length - 1));
    return isSafe && !/[\\\0]/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether the browser already has this version. A proxy that compresses makes the tag a weak one (RFC 9110, section
 * 13.1.2).
 */
function isKnown(request: Request, etag: string): boolean {
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  return known.includes(etag) || known.includes(`W/${etag}`);
}

/** Sends a file, or a part of it, and closes it. Small files are sent in one piece, parts and larger ones streamed. */
async function send(
  request: Request,
  { fd, contents, size }: OpenFile,
  { status, headers }: { status: number; headers: Record<string, string> },
  range?: ByteRange,
): Promise<Response> {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const init = { status, headers: { ...headers, 'Content-Length': String(end - start + 1) } };
  if (request.method !== 'HEAD' && (range !== undefined || contents === undefined)) {
    const stream = createReadStream('', { fd, start, end });
    return new Response(Readable.toWeb(stream) as ReadableStream, init);
  }
  try {
    return new Response(request.method === 'HEAD' ? null : contents?.(), init);
  } finally {
    closeSync(fd);
  }
}

const streamedFromBytes = 64 * 1024;

interface OpenFile {
  /** Its descriptor. */
  fd: number;
  /** Path of the original, even if a compressed variant is open. */
  path: string;
  /** How the open file is compressed; `undefined` for the original. */
  encoding?: string | undefined;
  /** Reads a small file; missing for a larger one. */
  contents?: () => Uint8Array<ArrayBuffer>;
  size: number;
  mtimeMs: number;
  ino: number;
}

/** The smallest variant of a file that the browser accepts. The build writes compressed files next to the originals. */
function openBest(siteDir: string, path: string, request: Request): OpenFile | undefined {
  const accepted = acceptedEncodings(request);
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!accepted.has(encoding)) continue;
    const file = openFile(siteDir, path + ending);
    if (file !== undefined) return { ...file, path, encoding };
  }
  return openFile(siteDir, path);
}

/**
 * Opens a file; small ones are also read synchronously. They are in the memory of the system or a fraction of a millisecond
 * away: with a thread for each of four steps, the server takes twice the time for a file, and answers the first of six
 * requests only with the last one.
 *
 * @returns `undefined` when there is no such file
 */
function openFile(siteDir: string, path: string): OpenFile | undefined {
  let fd: number | undefined;
  try {
    fd = openSync(join(siteDir, path), 'r');
    const stats = fstatSync(fd);
    if (stats.isFile()) {
      const { size, mtimeMs, ino } = stats;
      return { fd, path, size, mtimeMs, ino, ...(size <= streamedFromBytes && { contents: readOnce(fd, size) }) };
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)) throw error;
  }
  if (fd !== undefined) closeSync(fd);
  return undefined;
}

function readOnce(fd: number, size: number): () => Uint8Array<ArrayBuffer> {
  let contents: Uint8Array<ArrayBuffer> | undefined;
  return () => {
    contents ??= readAll(fd, size);
    return contents;
  };
}

function readAll(fd: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let read = 0; read < size; ) {
    const count = readSync(fd, bytes, read, size - read, read);
    if (count === 0) throw new Error('A file of the site became shorter while it was read.');
    read += count;
  }
  return bytes;
}

function exists(siteDir: string, path: string): boolean {
  const file = openFile(siteDir, path);
  if (file !== undefined) closeSync(file.fd);
  return file !== undefined;
}
