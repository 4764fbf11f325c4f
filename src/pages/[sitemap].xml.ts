import type { APIRoute } from 'astro';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import { categoryUrl, homeUrl, pageUrl, productUrl, singlePages, stageUrl } from '../knowledge/page-url.ts';
import { siteData } from '../site/site-data.ts';
import { makeSitemap, type SitemapEntry } from '../site/sitemap.ts';

/** Pages that search engines should list, each with its translations; empty in the internal edition. */
export async function getStaticPaths() {
  const { frame } = await siteData();
  const files = makeSitemap(frame.audience === 'internal' ? [] : await listEntries(), frame.site.baseUrl);
  return [...files].map(([sitemap, xml]) => ({ params: { sitemap }, props: { xml } }));
}

export const GET: APIRoute<{ xml: string }> = ({ props }) =>
  new Response(props.xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });

async function listEntries(): Promise<SitemapEntry[]> {
  const { frame, articles } = await siteData();
  const { site, categories, products, stages, defaultLocale } = frame;
  const inAll = (locales: readonly string[], urlOf: (locale: string) => string): SitemapEntry['alternates'] =>
    locales.map((locale) => [languageTag(locale), urlOf(locale)]);
  const everywhere: ((locale: string) => string)[] = [
    (locale) => homeUrl(locale, defaultLocale),
    ...categories.map(
      ({ id }) =>
        (locale: string) =>
          categoryUrl(locale, id),
    ),
    ...products.map(
      ({ id }) =>
        (locale: string) =>
          productUrl(locale, id),
    ),
    ...stages.map(
      ({ id }) =>
        (locale: string) =>
          stageUrl(locale, id),
    ),
    ...singlePages.filter((page) => page !== 'search').map((page) => (locale: string) => pageUrl(locale, page)),
  ];
  return [
    ...everywhere.flatMap((urlOf) =>
      site.locales.map((locale) => ({ path: urlOf(locale), alternates: inAll(site.locales, urlOf), changed: undefined })),
    ),
    ...articles.map(({ id, locale, translations, reviewed }) => ({
      path: articleUrl(locale, id),
      alternates: inAll(translations, (other) => articleUrl(other, id)),
      changed: reviewed,
    })),
  ];
}
