import type { APIRoute } from 'astro';
import type { EditionArticle } from '../../../edition/edition-article.ts';
import { articleUrl } from '../../../knowledge/article-id.ts';
import { readFragment } from '../../../markdown/fragments.ts';
import { cacheKey, siteData } from '../../../site/site-data.ts';

/** Markdown copies of articles, for programs and for copying; only in the locales an article is written in. */
export async function getStaticPaths() {
  const { frame, articles } = await siteData();
  return articles.map((article) => ({
    params: { locale: article.locale, id: article.id },
    props: { article },
    cacheKey: cacheKey(frame.digest, article),
  }));
}

export const GET: APIRoute<{ article: EditionArticle }> = async ({ props: { article } }) => {
  const { frame } = await siteData();
  const { title, summary, locale, id, reviewed, fragment } = article;
  const body = (await readFragment(frame.fragmentsDir, fragment))?.markdown ?? '';
  const source = new URL(articleUrl(locale, id), frame.site.baseUrl).href;
  const text = `# ${title}\n\n> ${summary}\n\n${body}\n\n---\n${source} · ${reviewed}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
