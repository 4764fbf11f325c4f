import type { APIRoute } from 'astro';
import { withBase } from '../knowledge/base-path.ts';
import { apiUrl } from '../knowledge/page-url.ts';
import { siteData } from '../site/site-data.ts';

/** Search engines may read all of the public edition, and nothing of the internal one. */
export const GET: APIRoute = async () => {
  const { frame } = await siteData();
  const text =
    frame.audience === 'internal'
      ? 'User-agent: *\nDisallow: /\n'
      : `User-agent: *\nDisallow: ${apiUrl('')}\n\nSitemap: ${new URL(withBase('/sitemap.xml'), frame.site.baseUrl).href}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
