import { withBase } from './base-path.ts';

/** Addresses of all pages except articles. */

/** Home page of a locale; the default locale's is `/`. */
export function homeUrl(locale: string, defaultLocale: string): string {
  return withBase(locale === defaultLocale ? '/' : `/${locale}/`);
}

/** @param page of the list of its articles, from 1 */
export function categoryUrl(locale: string, id: string, page = 1): string {
  return withBase(`/${locale}/categories/${id}/${page === 1 ? '' : `${page}/`}`);
}

/** The articles of a category for language models, on a large site. */
export function llmsUrl(locale: string, category: string): string {
  return withBase(`/${locale}/categories/${category}/llms.txt`);
}

export function productUrl(locale: string, id: string): string {
  return withBase(`/${locale}/products/${id}/`);
}

export function stageUrl(locale: string, id: string): string {
  return withBase(`/${locale}/stages/${id}/`);
}

/** Pages that exist once per locale. */
export const singlePages = ['search', 'channels', 'glossary', 'known-issues', 'whats-new', 'ask', 'survey', 'privacy'] as const;

export type SinglePage = (typeof singlePages)[number];

export function pageUrl(locale: string, page: SinglePage): string {
  return withBase(`/${locale}/${page}/`);
}

/** Picture of the site for links that are shared. */
export function sharePictureUrl(locale: string): string {
  return withBase(`/${locale}/share.png`);
}

/** Atom feed of what is new. */
export function feedUrl(locale: string): string {
  return withBase(`/${locale}/feed.xml`);
}

/** Texts that pages show only once a reader acts. */
export function textsUrl(locale: string): string {
  return withBase(`/${locale}/texts.json`);
}

/** Ids and titles of all articles, for the 404 page. */
export function titlesUrl(locale: string): string {
  return withBase(`/${locale}/titles.json`);
}

/** When channels are open, for a script on pages. */
export function hoursUrl(locale: string): string {
  return withBase(`/${locale}/hours.json`);
}

/** The code that a phone scans to reach a channel. */
export function channelCodeUrl(locale: string, id: string): string {
  return withBase(`/${locale}/channels/${id}.png`);
}

/** A page of the operator's handbook, or without an id the list of pages. Internal edition only. */
export function handbookUrl(locale: string, id?: string): string {
  return withBase(id === undefined ? `/${locale}/handbook/` : `/${locale}/handbook/${id}/`);
}

/** A page of the engine's own manual. Internal edition only. */
export function manualUrl(locale: string, page = ''): string {
  return withBase(`/${locale}/manual/${page === '' ? '' : `${page}/`}`);
}

/** Where a link of the manual leads in a locale; those to its own pages are written `/manual/…` in every language. */
export function manualHref(locale: string, href: string): string {
  return href.startsWith('/manual/') ? withBase(`/${locale}${href}`) : href;
}

/** A report, or without an id the overview. Internal edition only. */
export function reportUrl(locale: string, id = ''): string {
  return withBase(`/${locale}/reports/${id === '' ? '' : `${id}/`}`);
}

/** Where a form or script sends to; `path` begins with the route. */
export function apiUrl(path: string): string {
  return withBase(`/api/${path}`);
}

export function isHandbookUrl(path: string): boolean {
  return /^\/[^/]+\/handbook(?:\/|$)/.test(path);
}

export function isManualUrl(path: string): boolean {
  return /^\/[^/]+\/manual(?:\/|$)/.test(path);
}

/**
 * Whether the engine itself uses a path, so it cannot be a redirect. Articles, categories, products and stages are not
 * considered. Case-insensitive, like many file systems.
 */
export function isReservedUrl(path: string, locales: readonly string[]): boolean {
  const [first = '', second = ''] = path.toLowerCase().split('/').slice(1);
  if (
    [
      '_astro',
      'api',
      'edit',
      'apple-touch-icon.png',
      'favicon.ico',
      'favicon.svg',
      'index.html',
      '404.html',
      'pagefind',
      'staff',
      '',
    ].includes(first)
  )
    return true;
  return (
    locales.includes(first) &&
    [
      '',
      'index.html',
      'shell',
      '404',
      'handbook',
      'hours.json',
      'manual',
      'reports',
      'texts.json',
      'titles.json',
      'share.png',
      ...singlePages,
    ].includes(second)
  );
}
