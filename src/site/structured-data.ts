import type { EditionArticle } from '../edition/edition-article.ts';
import type { Frame } from '../edition/frame.ts';
import { articleUrl, languageTag } from '../knowledge/article-id.ts';

/**
 * JSON-LD of an article page: the article and its breadcrumb. Contains only what can be verified, so no author or
 * rating.
 *
 * @param steps the path from the home page, without the article itself
 * @returns text for a `<script type="application/ld+json">`, escaped so that it cannot close the script
 */
export function structuredData(
  { title, summary, id, locale, reviewed }: Pick<EditionArticle, 'title' | 'summary' | 'id' | 'locale' | 'reviewed'>,
  { site }: Frame,
  steps: readonly { label: string; href: string }[],
): string {
  const absolute = (path: string): string => new URL(path, site.baseUrl).href;
  const items = [...steps, { label: title, href: articleUrl(locale, id) }];
  const graph = [
    {
      '@type': 'Article',
      headline: title,
      description: summary,
      inLanguage: languageTag(locale),
      dateModified: reviewed,
      url: absolute(articleUrl(locale, id)),
      publisher: { '@type': 'Organization', name: site.name[locale] },
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: items.map(({ label, href }, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        name: label,
        item: absolute(href),
      })),
    },
  ];
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replaceAll('<', '\\u003c');
}
