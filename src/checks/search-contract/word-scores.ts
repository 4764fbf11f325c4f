import { articleUrl, languageTag } from '../../knowledge/article-id.ts';
import { openPagefind } from '../../search/open-pagefind.ts';
import { pageAddresses } from '../../search/page-addresses.ts';

/** What Pagefind says of one word: articles by number, and the score of each. */
export interface NumberedScores {
  numbers: Int32Array;
  scores: Float64Array;
}

/**
 * Pagefind compares a word with all words of the parts of its index that it has loaded. Asked in the order of the
 * alphabet, it needs few of them at a time.
 */
const searchesBetweenEmptying = 250;

/**
 * Searches each distinct word once: thousands of questions share theirs.
 *
 * @param numberOf numbers of the articles by id; pages of others are left out
 * @throws Error when the folder holds no index
 */
export async function searchWords(
  words: Iterable<string>,
  folder: string,
  numberOf: ReadonlyMap<string, number>,
  locale: string,
): Promise<Map<string, NumberedScores>> {
  const language = languageTag(locale);
  const byUrl = new Map(Array.from(numberOf, ([id, number]) => [articleUrl(locale, id), number]));
  const addresses = await pageAddresses(folder, language);
  const scores = new Map<string, NumberedScores>();
  for (const [count, word] of [...new Set(words)].sort().entries()) {
    const pagefind = await openPagefind(folder, language, { isEmptied: count % searchesBetweenEmptying === 0 });
    const found = (await pagefind.search(word)).results.flatMap(({ id, score }) => {
      const number = byUrl.get(addresses.get(id) ?? '');
      return number === undefined ? [] : [{ number, score }];
    });
    scores.set(word, {
      numbers: Int32Array.from(found, ({ number }) => number),
      scores: Float64Array.from(found, ({ score }) => score),
    });
  }
  return scores;
}
