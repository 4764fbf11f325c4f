import { interfaceLocales } from '../i18n/strings.ts';

/**
 * The interface language for the sender of a request: `?reader=` in its address, else `fallback`, else the browser's
 * preference, else the first interface language.
 *
 * @param fallback such as the locale of the article they voted on
 */
export function readerLocale(request: Request, fallback?: string): string {
  const asked = [new URL(request.url).searchParams.get('reader'), fallback];
  const known = asked.find((locale) => interfaceLocales.includes(locale ?? ''));
  return known ?? preferredLocale(request.headers.get('accept-language') ?? '') ?? interfaceLocales[0] ?? 'en';
}

/** The first language of an Accept-Language header that the interface supports, regardless of the region. */
function preferredLocale(header: string): string | undefined {
  const tags = header
    .toLowerCase()
    .split(',')
    .map((part) => (part.split(';')[0] ?? '').trim());
  for (const tag of tags) {
    const found = interfaceLocales.includes(tag) ? tag : interfaceLocales.find((locale) => language(locale) === language(tag));
    if (found !== undefined) return found;
  }
  return undefined;
}

function language(tag: string): string {
  return tag.split('-')[0] ?? '';
}
