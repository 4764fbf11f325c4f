import type { APIRoute } from 'astro';
import type { EditionArticle } from '../../../edition/edition-article.ts';
import { readFragment } from '../../../markdown/fragments.ts';
import { markdownCopy } from '../../../site/article-page/markdown-copy.ts';
import { siteData } from '../../../site/site-data.ts';

/** Markdown copies of articles; one beside each page, so also where it is not translated. A build writes them itself. */
export async function getStaticPaths() {
  const { frame, shownIn, buildsTemplates } = await siteData();
  if (buildsTemplates) return [];
  return frame.site.locales.flatMap((locale) =>
    shownIn(locale).map((article) => ({ params: { locale, id: article.id }, props: { article } })),
  );
}

export const GET: APIRoute<{ article: EditionArticle }> = async ({ params: { locale = '' }, props: { article } }) => {
  const { frame } = await siteData();
  const body = (await readFragment(frame.fragmentsDir, article.fragment))?.markdown ?? '';
  return new Response(markdownCopy(locale, article, body, frame), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
};
