import { languageTag } from '../knowledge/article-id.ts';

/** `lang` of a text in another language than the page; nothing where it is the reader's own. */
export function langUnlessReaders(locale: string, readers: string): string | undefined {
  return locale === readers ? undefined : languageTag(locale);
}
