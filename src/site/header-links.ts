import type { Frame } from '../edition/frame.ts';
import { stringsFor } from '../i18n/strings.ts';
import { languageTag } from '../knowledge/article-id.ts';
import { handbookUrl, manualUrl, pageUrl, reportUrl } from '../knowledge/page-url.ts';

/** A link of the header: icon and label, of which narrow screens show only the icon. */
export interface HeaderLink {
  href: string;
  icon: string;
  label: string;
  /** Language of the page it leads to, when it is the same page in another language. */
  language?: string;
  /** Only on screens without a search field in the header. */
  isSearch?: boolean;
}

export function headerLinks(
  { audience, handbookLocales, site }: Frame,
  locale: string,
  options: { contact: string; hasSearch: boolean; alternate: (locale: string) => string },
): HeaderLink[] {
  const { site: t, pages, reports } = stringsFor(locale);
  const isInternal = audience === 'internal';
  return [
    ...(options.hasSearch ? [{ href: pageUrl(locale, 'search'), icon: 'search', label: t.search, isSearch: true }] : []),
    ...(isInternal && handbookLocales.includes(locale)
      ? [{ href: handbookUrl(locale), icon: 'notebook-text', label: pages.handbook }]
      : []),
    ...(isInternal
      ? [
          { href: manualUrl(locale), icon: 'book-open', label: t.manual },
          { href: reportUrl(locale), icon: 'chart-column', label: reports.pages.name },
        ]
      : []),
    { href: options.contact, icon: 'message-circle', label: t.contact },
    ...site.locales
      .filter((other) => other !== locale)
      .map((other) => ({
        href: options.alternate(other),
        icon: 'globe',
        label: stringsFor(other).site.ownName,
        language: languageTag(other),
      })),
  ];
}
