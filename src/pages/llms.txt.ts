import type { APIRoute } from 'astro';
import { markdownUrl } from '../knowledge/article-id.ts';
import { siteData } from '../site/site-data.ts';

/** The help centre for language models: its description, and links to all articles as Markdown. https://llmstxt.org */
export const GET: APIRoute = async () => {
  const { frame, articles } = await siteData();
  const { site, categories, defaultLocale } = frame;
  const absolute = (path: string): string => new URL(path, site.baseUrl).href;
  const sections = site.locales.flatMap((locale) =>
    categories.flatMap(({ id, label }) => {
      const own = articles.filter((article) => article.locale === locale && article.category === id);
      const lines = own.map(
        (article) => `- [${article.title}](${absolute(markdownUrl(locale, article.id))}): ${article.summary}`,
      );
      return own.length === 0 ? [] : [`## ${label[locale]}\n\n${lines.join('\n')}\n`];
    }),
  );
  const text = `# ${site.name[defaultLocale]}\n\n> ${site.tagline[defaultLocale]}\n\n${sections.join('\n')}`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
