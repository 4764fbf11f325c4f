import type { APIRoute } from 'astro';
import { canDrawHan, hasSharePictures, pictureResponse } from '../../site/share-pictures.ts';
import { cacheKey, siteData } from '../../site/site-data.ts';

/** The picture of the site, for links to every page that has none of its own. */
export async function getStaticPaths() {
  const { frame } = await siteData();
  if (!hasSharePictures(frame, 'site')) return [];
  const { site, brand } = frame;
  const hasHan = await canDrawHan();
  return site.locales.map((locale) => ({
    params: { locale },
    cacheKey: cacheKey(brand.digest, site.name[locale], site.tagline[locale], hasHan),
  }));
}

export const GET: APIRoute = async ({ params: { locale = '' } }) => {
  const { frame } = await siteData();
  return pictureResponse(frame, locale, frame.site.tagline[locale] ?? '');
};
