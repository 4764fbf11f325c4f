import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import {
  categoryUrl,
  feedUrl,
  handbookUrl,
  homeUrl,
  manualUrl,
  pageUrl,
  productUrl,
  singlePages,
  stageUrl,
} from '../knowledge/page-url.ts';
import type { CheckInput } from './check.ts';

/** Paths of all pages and public files, except articles and the manual's subpages. */
export function pagePaths({ kb, handbook, broken, publicFiles }: CheckInput): ReadonlySet<string> {
  // A page that cannot be read has its own finding; links to it are not broken.
  const handbookIds = [...handbook, ...broken.handbook].map(({ id }) => id);
  return new Set([
    ...kb.site.locales.flatMap((locale) => localePages(kb, locale)),
    // A handbook page without a translation is shown in the default locale's text.
    ...(handbookIds.length === 0
      ? []
      : kb.site.locales.flatMap((locale) => [handbookUrl(locale), ...handbookIds.map((id) => handbookUrl(locale, id))])),
    ...kb.site.locales.map((locale) => manualUrl(locale)),
    ...publicFiles,
  ]);
}

function localePages(kb: KnowledgeBase, locale: string): string[] {
  return [
    `/${locale}/`,
    homeUrl(locale, kb.site.locales[0] ?? locale),
    ...singlePages.map((page) => pageUrl(locale, page)),
    ...kb.categories.map(({ id }) => categoryUrl(locale, id)),
    ...kb.taxonomy.products.map(({ id }) => productUrl(locale, id)),
    ...kb.taxonomy.stages.map(({ id }) => stageUrl(locale, id)),
    feedUrl(locale),
  ];
}
