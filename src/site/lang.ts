import { languageTag } from '../knowledge/article-id.ts';

/** `lang` attribute of a text in another language than the page's; `undefined` when it is the same. */
export function langUnlessReaders(locale: string, readers: string): string | undefined {
  return locale === readers ? undefined : languageTag(locale);
}
