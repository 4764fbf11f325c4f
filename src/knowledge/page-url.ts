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

/** The search page; its field is `q`. */
export function searchUrl(locale: string): string {
  return `/${locale}/search/`;
}
