import type { APIRoute } from 'astro';
import { makeCatalogue } from '../edition/catalogue.ts';
import { siteData } from '../site/site-data.ts';

/** What the MCP server knows of the articles beside their texts. */
export const GET: APIRoute = async () => {
  const { frame, articles } = await siteData();
  return new Response(JSON.stringify(makeCatalogue(frame, articles)), { headers: { 'Content-Type': 'application/json' } });
};
