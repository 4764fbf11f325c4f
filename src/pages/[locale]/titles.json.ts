import type { APIRoute } from 'astro';
import type { ListedArticle } from '../../site/browser/guess-articles.ts';
import { langUnlessReaders } from '../../site/lang.ts';
import { localePaths, siteData } from '../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** Ids and titles of all articles, among which the 404 page looks for the one that was meant. */
export const GET: APIRoute = async ({ params }) => {
  const locale = params['locale'] ?? '';
  const { shownIn } = await siteData();
  const articles = shownIn(locale).map(
    ({ id, title, locale: written }): ListedArticle => ({ id, title, lang: langUnlessReaders(written, locale) }),
  );
  return new Response(JSON.stringify(articles), { headers: { 'Content-Type': 'application/json' } });
};
