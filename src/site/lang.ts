import { languageTag } from '../knowledge/article-id.ts';

/** `lang` attribute of a text that may be in another language than the page; `undefined` when it is not. */
export function langUnlessReaders(locale: string, pageLocale: string): string | undefined {
  return locale === pageLocale ? undefined : languageTag(locale);
}
