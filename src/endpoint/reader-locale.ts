import { interfaceLocales } from '../i18n/strings.ts';

/**
 * The interface language of the reader who sent a request: the `reader` of its address, else `fallback`
 * (the locale of what they voted on), else what their browser prefers, else the engine's first.
 */
export function readerLocale(request: Request, fallback?: string): string {
  const asked = [new URL(request.url).searchParams.get('reader'), fallback];
  const known = asked.find((locale) => interfaceLocales.includes(locale ?? ''));
  return known ?? preferredLocale(request.headers.get('accept-language') ?? '') ?? interfaceLocales[0] ?? 'en';
}

/** First language of an Accept-Language header that the interface speaks, if only in another region. */
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
