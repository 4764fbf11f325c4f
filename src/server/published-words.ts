import { join } from 'node:path';
import { type KnownWords, knownWordsPath, knownWordsSchema, noKnownWords, toKnownWords } from '../knowledge/known-words.ts';
import { followJson } from './follow-json.ts';

/** Reads the words that occur in the site's articles in a locale, as of the last build; none for unknown locales. */
export function followKnownWords(
  siteDir: string,
  locales: readonly string[],
  monotonic: () => number,
): (locale: string) => Promise<KnownWords> {
  const options = { schema: knownWordsSchema, use: toKnownWords, absent: noKnownWords, monotonic };
  const readers = new Map(locales.map((locale) => [locale, followJson(join(siteDir, knownWordsPath(locale)), options)]));
  return async (locale) => readers.get(locale)?.() ?? noKnownWords;
}
