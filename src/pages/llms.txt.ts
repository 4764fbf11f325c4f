import type { APIRoute } from 'astro';
import { markdownUrl } from '../knowledge/article-id.ts';
import { shownStateOf } from '../knowledge/shown-state.ts';
import { siteData } from '../site/site-data.ts';

/**
 * The help centre for language models: its description, and links to all articles as Markdown, each with the team that
 * answers for it, the day of its last review, and what to beware of. https://llmstxt.org
 */
export const GET: APIRoute = async () => {
  const { frame, articles } = await siteData();
  const { site, categories, defaultLocale, owners, today } = frame;
  const absolute = (path: string): string => new URL(path, site.baseUrl).href;
  const sections = site.locales.flatMap((locale) =>
    categories.flatMap(({ id, label }) => {
      const own = articles.filter((article) => article.locale === locale && article.category === id);
      const lines = own.map((article) => {
        const { title, summary, owner, reviewed } = article;
        const credit = [owners[owner]?.[locale] ?? owner, reviewed, shownStateOf(article, today)].join(', ');
        return `- [${title}](${absolute(markdownUrl(locale, article.id))}): ${summary} (${credit})`;
      });
      return own.length === 0 ? [] : [`## ${label[locale]}\n\n${lines.join('\n')}\n`];
    }),
  );
  const text = `# ${site.name[defaultLocale]}\n\n> ${site.tagline[defaultLocale]}\n\n${legend}\n\n${sections.join('\n')}`;
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};

const legend =
  'In brackets after each article: the team that answers for it, the day of its last review, and its state: current, overdue (the review no longer holds) or known-issue (not resolved yet).';
