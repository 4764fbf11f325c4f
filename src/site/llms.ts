import type { EditionArticle } from '../edition/edition-article.ts';
import type { Frame } from '../edition/frame.ts';
import { markdownUrl } from '../knowledge/article-id.ts';
import { llmsUrl } from '../knowledge/page-url.ts';
import { shownStateOf } from '../knowledge/shown-state.ts';

/** Up to this many articles are listed in `/llms.txt` itself, about 100 KB; else each category has a list of its own. */
export const maxInLlms = 500;

/**
 * The help centre for language models: its description, and links to all articles as Markdown, each with the team that
 * answers for it, the day of its last review, and what to beware of. https://llmstxt.org
 *
 * @param articles of all locales
 * @param limit above which it links to the lists of the categories instead
 */
export function makeLlms(frame: Frame, articles: readonly EditionArticle[], limit = maxInLlms): string {
  const { site, categories, defaultLocale } = frame;
  const isWhole = articles.length <= limit;
  const sections = site.locales.flatMap((locale) => {
    const lists = categories.map((category) => ({ category, own: ownArticles(articles, locale, category.id) }));
    const filled = lists.filter(({ own }) => own.length > 0);
    if (isWhole) return filled.map(({ category, own }) => `## ${category.label[locale]}\n\n${linesOf(frame, own)}\n`);
    const links = filled.map(({ category: { id, label, description }, own }) => {
      const address = new URL(llmsUrl(locale, id), site.baseUrl).href;
      return `- [${label[locale]}](${address}): ${description[locale]} (${own.length})`;
    });
    return links.length === 0 ? [] : [`## ${locale}\n\n${links.join('\n')}\n`];
  });
  return `# ${site.name[defaultLocale]}\n\n> ${site.tagline[defaultLocale]}\n\n${isWhole ? legend : legendOfLists}\n\n${sections.join('\n')}`;
}

/** The list of a category that `/llms.txt` links to when it does not list the articles itself. */
export function makeCategoryLlms(frame: Frame, articles: readonly EditionArticle[], locale: string, category: string): string {
  const { label = {} } = frame.categories.find(({ id }) => id === category) ?? {};
  return `# ${frame.site.name[locale]}: ${label[locale]}\n\n${legend}\n\n${linesOf(frame, ownArticles(articles, locale, category))}\n`;
}

function ownArticles(articles: readonly EditionArticle[], locale: string, category: string): EditionArticle[] {
  return articles.filter((article) => article.locale === locale && article.category === category);
}

function linesOf({ site, owners, today }: Frame, articles: readonly EditionArticle[]): string {
  const lines = articles.map((article) => {
    const { id, locale, title, summary, owner, reviewed } = article;
    const credit = [owners[owner]?.[locale] ?? owner, reviewed, shownStateOf(article, today)].join(', ');
    return `- [${title}](${new URL(markdownUrl(locale, id), site.baseUrl).href}): ${summary} (${credit})`;
  });
  return lines.join('\n');
}

const legend =
  'In brackets after each article: the team that answers for it, the day of its last review, and its state: current, overdue (the review no longer holds) or known-issue (not resolved yet).';

const legendOfLists = 'Each category has a list of its articles. In brackets: how many it has.';
