/** Addresses of the pages that are not articles. */

/** A locale's home; the default locale's is the root. */
export function homeUrl(locale: string, defaultLocale: string): string {
  return locale === defaultLocale ? '/' : `/${locale}/`;
}

export function categoryUrl(locale: string, id: string): string {
  return `/${locale}/categories/${id}/`;
}

export function productUrl(locale: string, id: string): string {
  return `/${locale}/products/${id}/`;
}

export function stageUrl(locale: string, id: string): string {
  return `/${locale}/stages/${id}/`;
}

/** Pages of which each locale has one. */
export const singlePages = ['search', 'channels', 'glossary', 'known-issues', 'whats-new', 'ask', 'survey', 'privacy'] as const;

export type SinglePage = (typeof singlePages)[number];

export function pageUrl(locale: string, page: SinglePage): string {
  return `/${locale}/${page}/`;
}

/** The feed of what is new, Atom. */
export function feedUrl(locale: string): string {
  return `/${locale}/feed.xml`;
}

/** A page of the operator's handbook; without an id, the list of its pages. Internal edition only. */
export function handbookUrl(locale: string, id?: string): string {
  return id === undefined ? `/${locale}/handbook/` : `/${locale}/handbook/${id}/`;
}

export function isHandbookUrl(path: string): boolean {
  return /^\/[^/]+\/handbook(?:\/|$)/.test(path);
}

/**
 * Whether the engine puts something at an address that is no article, category, product or stage: such an
 * address cannot lead elsewhere as well. Case does not count, as on disks of phones and desktops.
 */
export function isReservedUrl(path: string, locales: readonly string[]): boolean {
  const [first = '', second = ''] = path.toLowerCase().split('/').slice(1);
  if (['_astro', 'api', 'index.html', '404.html', 'manual', 'pagefind', ''].includes(first)) return true;
  return locales.includes(first) && ['', 'index.html', 'shell', '404', 'handbook', ...singlePages].includes(second);
}
