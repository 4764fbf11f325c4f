import type { APIRoute } from 'astro';
import { stringsFor } from '../i18n/strings.ts';
import { articleUrl, languageTag, redirectLocale } from '../knowledge/article-id.ts';
import { siteData } from '../site/site-data.ts';

/** Redirects from the old paths of articles, each a file at exactly that path. */
export async function getStaticPaths() {
  const { articles, frame } = await siteData();
  return articles.flatMap((article) =>
    article.redirectFrom.map((path) => {
      const file = path.slice(1);
      const isFile = /\.[a-z0-9]+$/i.test(file);
      const locale = redirectLocale(path, article.locale, frame.site.locales);
      return {
        params: { old: isFile ? file : `${file.replace(/\/$/, '')}/index.html` },
        props: { locale, to: articleUrl(locale, article.id) },
      };
    }),
  );
}

export const GET: APIRoute<{ locale: string; to: string }> = async ({ props: { locale, to } }) => {
  const { frame } = await siteData();
  const { moved } = stringsFor(locale).site;
  const html = `<!doctype html><html lang="${languageTag(locale)}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=${to}"><meta name="robots" content="noindex"><link rel="canonical" href="${new URL(to, frame.site.baseUrl).href}"><title>${moved}</title></head><body><a href="${to}">${moved}</a></body></html>\n`;
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
};
