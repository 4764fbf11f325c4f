const links = /(<a (?:class="term" )?href=")(\/[^"]*)/g;

/**
 * The body of an article for readers of a locale. In a text of another locale, links are changed to the readers' locale,
 * which has every page; except links to headings of articles, which differ between translations.
 */
export function bodyInLocale(
  html: string,
  { locale, language, basePath }: { locale: string; language: string; basePath: string },
): string {
  if (locale === language) return html;
  return html.replaceAll(links, (link, begin, address: string) => {
    const inside = address.startsWith(`${basePath}/`) ? address.slice(basePath.length) : address;
    const [, part, ...rest] = inside.split('/');
    const path = `/${rest.join('/')}`;
    return part === language && rest.length > 0 && !isHeading(path) ? `${begin}${basePath}/${locale}${path}` : link;
  });
}

function isHeading(path: string): boolean {
  return path.startsWith('/articles/') && path.includes('#');
}
