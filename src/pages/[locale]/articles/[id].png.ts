import type { APIRoute } from 'astro';
import { canDrawHan, hasSharePictures, sharePicture } from '../../../site/share-pictures.ts';
import { cacheKey, siteData } from '../../../site/site-data.ts';

/** Pictures of articles for links that are shared; only in the locales an article is written in. */
export async function getStaticPaths() {
  const { frame, articles } = await siteData();
  if (!hasSharePictures(frame, 'articles')) return [];
  const hasHan = await canDrawHan();
  return articles.map(({ locale, id, title }) => ({
    params: { locale, id },
    props: { title },
    cacheKey: cacheKey(frame.brand.digest, frame.site.name[locale], title, hasHan),
  }));
}

export const GET: APIRoute<{ title: string }> = async ({ params: { locale = '' }, props: { title } }) =>
  sharePicture((await siteData()).frame, locale, title);
