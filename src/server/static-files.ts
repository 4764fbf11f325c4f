import { type FileHandle, open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { cacheControl, pageHeaders } from './headers.ts';

export interface StaticFilesOptions {
  /** The built site. Files are opened per request, so that a folder put in its place is served at once. */
  siteDir: string;
  allowedOrigins: readonly string[];
}

/**
 * Answers a request for a page or file of the built site: 304 when the browser has it, 308 to the trailing
 * slash of a page, the site's own 404 page for anything that is not there.
 */
export function createStaticFiles({ siteDir, allowedOrigins }: StaticFilesOptions) {
  return async function serveStatic(request: Request): Promise<Response> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
    const { pathname, search } = new URL(request.url);
    const path = safePath(pathname);
    if (path === undefined) return notFound(request, '');
    const file = await openBest(siteDir, path.endsWith('/') ? `${path}index.html` : path, request);
    if (file !== undefined) return answer(request, file, headersFor(file, pathname));
    if (!path.endsWith('/') && (await exists(siteDir, `${path}/index.html`))) {
      return new Response(null, { status: 308, headers: { Location: `${pathname}/${search}` } });
    }
    return notFound(request, path);
  };

  function headersFor({ path, encoding }: OpenFile, pathname: string): Record<string, string> {
    return {
      ...(extname(path) === '.html' ? pageHeaders(allowedOrigins) : fileHeaders(path)),
      ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
      'Cache-Control': cacheControl(pathname),
      Vary: 'Accept-Encoding',
    };
  }

  /** The 404 page in the language of the folder that was asked, else the site's. */
  async function notFound(request: Request, path: string): Promise<Response> {
    const [, locale = ''] = path.split('/');
    const page =
      (locale === '' ? undefined : await openFile(siteDir, `/${locale}/404/index.html`)) ??
      (await openFile(siteDir, '/404.html'));
    if (page === undefined) return refuse(404);
    const headers = { ...pageHeaders(allowedOrigins), 'Cache-Control': 'no-cache' };
    return send(request, page, { status: 404, headers });
  }
}

/**
 * @param pathname of a URL, still percent-encoded
 * @returns the path below the site, beginning with `/`; `undefined` for one that could lead out of it
 */
function safePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    const segments = path.slice(1).split('/');
    // An empty segment also covers `//host`, which a redirect would turn into another site's address.
    const isSafe = segments.every((segment, index) => segment !== '..' && (segment !== '' || index === segments.length - 1));
    return isSafe && !/[\\\0]/.test(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function answer(request: Request, file: OpenFile, headers: Record<string, string>): Promise<Response> {
  const tagged = { ...headers, ETag: file.etag };
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim());
  if (!known.includes(file.etag)) return send(request, file, { status: 200, headers: tagged });
  return file.handle.close().then(() => new Response(null, { status: 304, headers: tagged }));
}

/** Takes the file over and closes it. Small files go out in one piece, larger ones as a stream. */
async function send(
  request: Request,
  { handle, size }: OpenFile,
  { status, headers }: { status: number; headers: Record<string, string> },
): Promise<Response> {
  const init = { status, headers: { ...headers, 'Content-Length': String(size) } };
  if (request.method !== 'HEAD' && size > streamedFromBytes) {
    const stream = handle.createReadStream({ end: size - 1 });
    return new Response(Readable.toWeb(stream) as ReadableStream, init);
  }
  try {
    return new Response(request.method === 'HEAD' ? null : await handle.readFile(), init);
  } finally {
    await handle.close();
  }
}

const streamedFromBytes = 64 * 1024;

function refuse(status: 404 | 405, headers: Record<string, string> = {}): Response {
  const text = { 404: 'Not found\n', 405: 'Method not allowed\n' }[status];
  return new Response(text, { status, headers: { ...headers, 'Content-Type': 'text/plain; charset=utf-8' } });
}

interface OpenFile {
  handle: FileHandle;
  /** Path of the original, also when its compressed form is open. */
  path: string;
  /** How the open file is compressed; `undefined` for the original. */
  encoding?: string | undefined;
  size: number;
  etag: string;
}

/** The smallest form of a file that the browser takes: the build left compressed ones beside the originals. */
async function openBest(siteDir: string, path: string, request: Request): Promise<OpenFile | undefined> {
  const accepted = acceptedEncodings(request.headers.get('accept-encoding') ?? '');
  for (const [encoding, ending] of [
    ['br', '.br'],
    ['gzip', '.gz'],
  ] as const) {
    if (!accepted.has(encoding)) continue;
    const file = await openFile(siteDir, path + ending);
    if (file !== undefined) return { ...file, path, encoding };
  }
  return openFile(siteDir, path);
}

/** Names of the encodings with a quality above 0; `*` is not asked about, since every browser names its own. */
function acceptedEncodings(header: string): Set<string> {
  return new Set(
    header.split(',').flatMap((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      return parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter)) ? [] : [name];
    }),
  );
}

/** `undefined` when there is no such file. */
async function openFile(siteDir: string, path: string): Promise<OpenFile | undefined> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(join(siteDir, path));
    const stats = await handle.stat();
    const { size, mtimeMs, ino } = stats;
    // Weak, because it speaks of the file rather than of its bytes. A build that was swapped in has other inodes.
    const etag = `W/"${[size, Math.round(mtimeMs), ino].map((part) => part.toString(36)).join('-')}"`;
    if (stats.isFile()) return { handle, path, size, etag };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)) throw error;
  }
  await handle?.close();
  return undefined;
}

async function exists(siteDir: string, path: string): Promise<boolean> {
  const file = await openFile(siteDir, path);
  await file?.handle.close();
  return file !== undefined;
}

function fileHeaders(file: string): Record<string, string> {
  const type = contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream';
  return { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
}

/** Everything else, Pagefind's `.pagefind` and `.pf_*` files included, is plain bytes. */
const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp4': 'video/mp4',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
};
