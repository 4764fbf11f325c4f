import { formatTag, languageName } from '../i18n/format.ts';
import { stringsFor } from '../i18n/strings.ts';
import type { Label } from '../knowledge/fields.ts';
import { categoryUrl, pageUrl } from '../knowledge/page-url.ts';
import type { SearchStrings } from '../search/browser/search-strings.ts';
import { suggestions } from '../search/suggestions.ts';
import { siteData } from './site-data.ts';

/** Strings and labels of the search in a locale. */
export async function searchStrings(locale: string): Promise<SearchStrings> {
  const { frame, articles } = await siteData();
  const { search, site, pages } = stringsFor(locale);
  const labels = (list: readonly { id: string; label: Label }[]): Record<string, string> =>
    Object.fromEntries(list.map(({ id, label }) => [id, label[locale] ?? id]));
  const searched = articles.filter((article) => article.locale === locale).map(({ id }) => id);
  const topCategories = frame.categories.filter(({ ancestors }) => ancestors.length === 0);
  return {
    ...search,
    nothing: search.nothing[suggestions(frame, locale, searched).because],
    topicUrls: Object.fromEntries(topCategories.map(({ id }) => [id, categoryUrl(locale, id)])),
    title: site.search,
    label: site.searchLabel,
    placeholder: frame.brand.placeholder?.[locale] ?? site.searchPlaceholder,
    askInstead: pages.ask,
    checked: site.reviewed('{day}', '{team}'),
    language: formatTag(locale),
    languages: Object.fromEntries(
      frame.site.locales.filter((other) => other !== locale).map((other) => [other, languageName(other, locale)]),
    ),
    facets: {
      product: { ...search.facets.product, values: labels(frame.products) },
      category: { ...search.facets.category, values: labels(frame.categories) },
      type: { ...search.facets.type, values: site.types },
    },
    searchUrl: pageUrl(locale, 'search'),
    askUrl: pageUrl(locale, 'ask'),
    channelsUrl: pageUrl(locale, 'channels'),
  };
}
