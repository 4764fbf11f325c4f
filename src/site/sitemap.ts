import { escapeMarkup } from '../escape-markup.ts';
import { withBase } from '../knowledge/base-path.ts';

/** A page as search engines should list it. */
export interface SitemapEntry {
  path: string;
  /** The page in each language, by its BCP 47 tag. */
  alternates: readonly (readonly [language: string, path: string])[];
  /** Day of the last change; `undefined` for pages without one. */
  changed: string | undefined;
}

/** The protocol allows 50 000 URLs and 50 MiB in a file; an entry with two languages has about 400 bytes. */
const maxEntries = 50_000;

const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * The sitemap, whole or in parts that it lists: https://www.sitemaps.org/protocol.html
 *
 * @param baseUrl of the site
 * @returns XML by the name of its file without `.xml`; the first is `sitemap`
 */
export function makeSitemap(entries: readonly SitemapEntry[], baseUrl: string, limit = maxEntries): Map<string, string> {
  const absolute = (path: string): string => escapeMarkup(new URL(path, baseUrl).href);
  const urlset = (part: readonly SitemapEntry[]): string =>
    file(
      `urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml"`,
      part.map(({ path, alternates, changed }) => {
        const links = alternates.map(
          ([language, other]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${absolute(other)}"/>`,
        );
        const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
        return `<url><loc>${absolute(path)}</loc>${lastmod}${links.join('')}</url>`;
      }),
    );
  if (entries.length <= limit) return new Map([['sitemap', urlset(entries)]]);
  const parts = Array.from({ length: Math.ceil(entries.length / limit) }, (_, part) => ({
    name: `sitemap-${part + 1}`,
    xml: urlset(entries.slice(part * limit, (part + 1) * limit)),
  }));
  const index = file(
    `sitemapindex xmlns="${schema}"`,
    parts.map(({ name }) => `<sitemap><loc>${absolute(withBase(`/${name}.xml`))}</loc></sitemap>`),
  );
  return new Map([['sitemap', index], ...parts.map(({ name, xml }) => [name, xml] as const)]);
}

function file(root: string, lines: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<${root}>\n${lines.join('\n')}\n</${root.split(' ')[0]}>\n`;
}
