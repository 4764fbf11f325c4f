import type { APIRoute } from 'astro';
import { escapeMarkup } from '../escape-markup.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';
import { categoryUrl, homeUrl, pageUrl, productUrl, singlePages, stageUrl } from '../knowledge/page-url.ts';
import { siteData } from '../site/site-data.ts';

/** Pages that search engines should list, each with its translations; empty in the internal edition. */
export const GET: APIRoute = async () => {
  const { frame, articles } = await siteData();
  const { site, audience, categories, products, stages, defaultLocale } = frame;
  const everywhere = [
    (locale: string) => homeUrl(locale, defaultLocale),
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
  const entries = [
    ...everywhere.flatMap((urlOf) =>
      site.locales.map((locale) => ({ locale, locales: site.locales, urlOf, changed: undefined })),
    ),
    ...articles.map(({ id, locale, translations, reviewed }) => ({
      locale,
      locales: translations,
      urlOf: (other: string) => articleUrl(other, id),
      changed: reviewed,
    })),
  ];
  const absolute = (path: string): string => escapeMarkup(new URL(path, site.baseUrl).href);
  const urls = entries.map(({ locale, locales, urlOf, changed }) => {
    const alternates = locales.map(
      (other) => `<xhtml:link rel="alternate" hreflang="${languageTag(other)}" href="${absolute(urlOf(other))}"/>`,
    );
    return `<url><loc>${absolute(urlOf(locale))}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}${alternates.join('')}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${(audience === 'internal' ? [] : urls).join('\n')}
</urlset>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
