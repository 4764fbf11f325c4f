import { isHarmlessWord } from '../../../privacy/strip-pii.ts';
import type { AskedText } from '../../../questions/asked-texts.ts';
import type { TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';

/** More would be a sentence. */
const maxWords = 3;

/**
 * Words that name what some questions are about: each was used by at least `minAskers` different people, so that it tells
 * nothing about one of them. Whoever left no contact may be one and the same person, so all of these count as one.
 *
 * @returns at most three, those of most askers first; stop words and what could be personal are left out
 */
export function sharedWords(
  group: readonly Pick<AskedText, 'asker' | 'text'>[],
  reader: TextReader,
  minAskers: number,
): string[] {
  const askers = new Map<string, Set<string | null>>();
  const written = new Map<string, string>();
  for (const { asker, text } of group)
    for (const word of reader.tellingWords(text)) {
      const stem = reader.stem(word);
      askers.set(stem, (askers.get(stem) ?? new Set()).add(asker));
      const known = written.get(stem);
      // The shortest form, and the first in the alphabet of equally long ones, whatever the order of the questions.
      if (known === undefined || word.length < known.length || (word.length === known.length && word < known))
        written.set(stem, word);
    }
  return [...askers]
    .filter(([stem, { size }]) => size >= minAskers && isHarmlessWord(written.get(stem) ?? stem))
    .sort(([a, one], [b, other]) => other.size - one.size || compareText(a, b))
    .slice(0, maxWords)
    .map(([stem]) => written.get(stem) ?? stem);
}
