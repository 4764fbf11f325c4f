import type { APIRoute } from 'astro';
import { makeLlms } from '../site/llms.ts';
import { siteData } from '../site/site-data.ts';

export const GET: APIRoute = async () => {
  const { frame, articles } = await siteData();
  return new Response(makeLlms(frame, articles), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
