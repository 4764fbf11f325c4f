import { z } from 'zod';

/**
 * `search/<locale>/known-words.json`: the words of the articles, cut the way queries are. The build writes it with the
 * search index. The endpoint counts these words only, because any other word of a query may be a name.
 */
export const knownWordsSchema = z.strictObject({
  version: z.literal(1),
  /** Sorted, separated by spaces. */
  words: z.string(),
});

export type KnownWordsFile = z.output<typeof knownWordsSchema>;

/** Words normalised as queries are: without differences of width and case. */
export type KnownWords = Pick<ReadonlySet<string>, 'has'>;

/** For a locale without articles, or a site without the file. */
export const noKnownWords: KnownWords = new Set<string>();

/** Path from the site's root. */
export function knownWordsPath(locale: string): string {
  return `search/${locale}/known-words.json`;
}

export function toKnownWords({ words }: KnownWordsFile): KnownWords {
  return new Set(words.split(' ').filter((word) => word !== ''));
}

/** More than ten thousand articles contain; takes 10 MB of memory. */
const maxWords = 100_000;

/** The endpoint rejects longer words. */
const maxWordLength = 32;

/**
 * The file of a locale, with the most frequent words when there are too many.
 *
 * @param counts number of articles that contain each word
 */
export function knownWordsFileOf(counts: ReadonlyMap<string, number>): KnownWordsFile {
  const words = [...counts]
    .filter(([word]) => word.length <= maxWordLength && /\p{L}/u.test(word))
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, maxWords)
    .map(([word]) => word);
  return { version: 1, words: words.sort().join(' ') };
}
