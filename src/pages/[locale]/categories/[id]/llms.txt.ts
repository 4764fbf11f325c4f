import type { APIRoute } from 'astro';
import { makeCategoryLlms, maxInLlms } from '../../../../site/llms.ts';
import { siteData } from '../../../../site/site-data.ts';

/** None on a small site, whose `/llms.txt` lists all articles. */
export async function getStaticPaths() {
  const { frame, articles } = await siteData();
  if (articles.length <= maxInLlms) return [];
  return frame.site.locales.flatMap((locale) => frame.categories.map(({ id }) => ({ params: { locale, id } })));
}

export const GET: APIRoute<object, { locale: string; id: string }> = async ({ params: { locale, id } }) => {
  const { frame, articles } = await siteData();
  const text = makeCategoryLlms(frame, articles, locale, id);
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
