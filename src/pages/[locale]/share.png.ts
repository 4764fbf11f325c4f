import type { APIRoute } from 'astro';
import type { Frame } from '../../edition/frame.ts';
import { hasSharePictures, pictureDigest, pictureResponse } from '../../site/share-pictures.ts';
import { siteData } from '../../site/site-data.ts';

/** The picture of the site, for links to every page that has none of its own. */
export async function getStaticPaths() {
  const { frame } = await siteData();
  if (!hasSharePictures(frame, 'site')) return [];
  return Promise.all(
    frame.site.locales.map(async (locale) => ({
      params: { locale },
      cacheKey: await pictureDigest(frame, locale, titleOf(frame, locale)),
    })),
  );
}

export const GET: APIRoute = async ({ params: { locale = '' } }) => {
  const { frame } = await siteData();
  return pictureResponse(frame, locale, titleOf(frame, locale));
};

function titleOf({ site }: Frame, locale: string): string {
  return site.tagline[locale] ?? '';
}
