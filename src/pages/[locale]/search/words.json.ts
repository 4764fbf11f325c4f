import type { APIRoute } from 'astro';
import { stringsFor } from '../../../i18n/strings.ts';
import type { Label } from '../../../knowledge/fields.ts';
import { pageUrl } from '../../../knowledge/page-url.ts';
import type { SearchStrings } from '../../../search/browser/search-strings.ts';
import { localePaths, siteData } from '../../../site/site-data.ts';

export const getStaticPaths = localePaths;

/** Strings and labels of the search; fetched when a reader first searches. */
export const GET: APIRoute = async ({ params }) => {
  const locale = params['locale'] ?? '';
  const { frame } = await siteData();
  const { search, site, pages } = stringsFor(locale);
  const labels = (list: readonly { id: string; label: Label }[]): Record<string, string> =>
    Object.fromEntries(list.map(({ id, label }) => [id, label[locale] ?? id]));
  const words: SearchStrings = {
    ...search,
    title: site.search,
    label: site.searchLabel,
    placeholder: frame.brand.placeholder?.[locale] ?? site.searchPlaceholder,
    askInstead: pages.ask,
    facets: {
      product: { ...search.facets.product, values: labels(frame.products) },
      category: { ...search.facets.category, values: labels(frame.categories) },
      type: { ...search.facets.type, values: site.types },
    },
    searchUrl: pageUrl(locale, 'search'),
    askUrl: pageUrl(locale, 'ask'),
  };
  return new Response(JSON.stringify(words), { headers: { 'Content-Type': 'application/json' } });
};
