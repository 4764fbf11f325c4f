import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { serve } from '@hono/node-server';
import { build } from 'esbuild';
import { languageTag } from '../../../src/knowledge/article-id.ts';
import { createStaticFiles } from '../../../src/server/static-files.ts';

/** A served site with an additional page on which searches are measured. */
export interface MeasuredSite {
  /** URL of the page in one locale; it loads nothing on its own. */
  pageUrl(locale: string): string;
  close(): Promise<void>;
}

/** URL path of the search client. */
export const clientPath = '/measured/client.js';

/**
 * Serves a site’s files as the product does, from the compressed copies beside them.
 *
 * @param siteDir a folder with `pagefind/` and `search/`
 */
export async function serveForMeasuring(siteDir: string): Promise<MeasuredSite> {
  const client = await bundleClient();
  const serveFile = createStaticFiles({ siteDir, allowedOrigins: [] });

  function answer(request: Request): Response | Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === clientPath) {
      return new Response(client, { headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Content-Encoding': 'br' } });
    }
    const [, locale] = /^\/measured\/([a-z0-9-]+)\/$/.exec(pathname) ?? [];
    return locale === undefined
      ? serveFile(request)
      : new Response(pageOf(locale), { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
  }

  return new Promise((resolve) => {
    const server = serve({ fetch: answer, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve({
        pageUrl: (locale) => `http://127.0.0.1:${port}/measured/${locale}/`,
        close: () => new Promise((closed) => server.close(() => closed())),
      }),
    );
  });
}

function pageOf(locale: string): string {
  return `<!doctype html><html lang="${languageTag(locale)}"><head><title>Measured</title><link rel="icon" href="data:,"></head><body></body></html>`;
}

/** Bundles the client as the site’s build does: one minified module. */
async function bundleClient(): Promise<Uint8Array<ArrayBuffer>> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'browser/measure.ts')],
    bundle: true,
    minify: true,
    format: 'esm',
    // Part of the index, not of the bundle.
    external: ['/pagefind/*'],
    write: false,
  });
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return new Uint8Array(brotliCompressSync(outputFiles[0]?.contents ?? '', { params }));
}
