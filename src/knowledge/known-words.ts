import { z } from 'zod';

/**
 * `search/<locale>/known-words.json`: the words of the articles, as a query is cut into them. The build writes it with
 * the search index; the endpoint counts no other words, for anything else that is sent as one may be a name.
 */
export const knownWordsSchema = z.strictObject({
  version: z.literal(1),
  /** Between spaces, sorted. */
  words: z.string(),
});

export type KnownWordsFile = z.output<typeof knownWordsSchema>;

/** Normalised as queries are: without differences of width and case. */
export type KnownWords = Pick<ReadonlySet<string>, 'has'>;

/** What holds for a locale without articles, or a site whose build wrote no such file. */
export const noKnownWords: KnownWords = new Set<string>();

/** Path below the site. */
export function knownWordsPath(locale: string): string {
  return `search/${locale}/known-words.json`;
}

export function toKnownWords({ words }: KnownWordsFile): KnownWords {
  return new Set(words.split(' ').filter((word) => word !== ''));
}

/** More than ten thousand articles have; they take 10 MB in memory. */
const mostWords = 100_000;

/** The endpoint takes no longer ones. */
const longestWord = 32;

/**
 * Pure: the file of a locale; of too many words the most frequent ones.
 *
 * @param counts in how many articles each word stands
 */
export function knownWordsFileOf(counts: ReadonlyMap<string, number>): KnownWordsFile {
  const words = [...counts]
    .filter(([word]) => word.length <= longestWord && /\p{L}/u.test(word))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word]) => word);
  return { version: 1, words: words.sort().join(' ') };
}
