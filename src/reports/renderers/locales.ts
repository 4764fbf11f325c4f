import { interfaceLocales } from '../../i18n/strings.ts';
import type { Report } from '../report-schema.ts';

/**
 * Locales of the report's pages: those of the site that the interface has strings for, the default first. Without
 * any, as when site.yaml cannot be read, the interface's first locale.
 */
export function pageLocales({ locales }: Report): string[] {
  const translated = locales.filter((locale) => interfaceLocales.includes(locale));
  return translated.length > 0 ? translated : interfaceLocales.slice(0, 1);
}
