import { interfaceLocales } from '../../i18n/strings.ts';
import type { Report } from '../report-schema.ts';

/**
 * Locales a report is written in: those of the site that the interface speaks, the default first.
 * Without any (site.yaml could not be read) it is written in the interface's own first locale.
 */
export function pageLocales({ locales }: Report): string[] {
  const spoken = locales.filter((locale) => interfaceLocales.includes(locale));
  return spoken.length > 0 ? spoken : interfaceLocales.slice(0, 1);
}
