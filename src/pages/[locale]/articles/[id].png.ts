import type { APIRoute } from 'astro';
import { hasSharePictures, pictureResponse } from '../../../site/share-pictures.ts';
import { siteData } from '../../../site/site-data.ts';

/** Pictures of articles for links that are shared; only in the locales an article is written in. A build draws them itself. */
export async function getStaticPaths() {
  const { frame, articles, buildsTemplates } = await siteData();
  if (buildsTemplates || !hasSharePictures(frame, 'articles')) return [];
  return articles.map(({ locale, id, title }) => ({ params: { locale, id }, props: { title } }));
}

export const GET: APIRoute<{ title: string }> = async ({ params: { locale = '' }, props: { title } }) =>
  pictureResponse((await siteData()).frame, locale, title);
