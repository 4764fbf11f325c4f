import type { APIRoute } from 'astro';
import type { EditionArticle } from '../../../edition/edition-article.ts';
import { languageName } from '../../../i18n/format.ts';
import { stringsFor } from '../../../i18n/strings.ts';
import { articleUrl } from '../../../knowledge/article-id.ts';
import { readFragment } from '../../../markdown/fragments.ts';
import { cacheKey, siteData } from '../../../site/site-data.ts';

/** Markdown copies of articles, for programs and for copying; one beside each page, so also where it is not translated. */
export async function getStaticPaths() {
  const { frame, shownIn } = await siteData();
  return frame.site.locales.flatMap((locale) =>
    shownIn(locale).map((article) => ({
      params: { locale, id: article.id },
      props: { article },
      cacheKey: cacheKey(frame.digest, article),
    })),
  );
}

export const GET: APIRoute<{ article: EditionArticle }> = async ({ params, props: { article } }) => {
  const { frame } = await siteData();
  const shownLocale = params['locale'] ?? '';
  const { title, summary, locale, id, reviewed, fragment } = article;
  const body = (await readFragment(frame.fragmentsDir, fragment))?.markdown ?? '';
  const source = new URL(articleUrl(locale, id), frame.site.baseUrl).href;
  const note =
    shownLocale === locale ? '' : `*${stringsFor(shownLocale).site.untranslated(languageName(locale, shownLocale))}*\n\n`;
  const text = `# ${title}\n\n${note}> ${summary}\n\n${body}\n\n---\n${source} · ${reviewed}\n`;
  return new Response(text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
};
