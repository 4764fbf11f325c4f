import { hash } from 'node:crypto';
import { join } from 'node:path';
import { decodeAscending, encodeAscending } from '../side-index/number-code.ts';
import { countTextsWith, distinctWords } from '../text/count-texts.ts';
import { readKept, writeKept } from './kept-files.ts';

/** The words of texts, kept to count them again when some texts have changed: cutting Chinese ones takes nearly all the time. */
export interface KeptWords {
  /** What cut them; another version of ICU has another dictionary. */
  cutBy: string;
  /** Each once. */
  words: readonly string[];
  /** Numbers of the words of each text, by a digest of it; see `encodeAscending`. */
  texts: Readonly<Record<string, string>>;
}

/**
 * Number of texts that contain each word.
 *
 * @param language BCP 47 tag
 * @param keptDir for the words of the texts; nothing is kept when `undefined`
 */
export async function countWords(
  texts: readonly string[],
  language: string,
  keptDir: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  if (keptDir === undefined) return countTextsWith(texts, language);
  const file = join(keptDir, `words-${language}.json`);
  const { counts, kept } = countTextsAgain(texts, language, await readKept<KeptWords>(file));
  writeKept(file, kept);
  return counts;
}

/**
 * The same as `countTextsWith`, in another order. Texts are cut only if they were not among the ones before.
 *
 * @param language BCP 47 tag
 * @param before what was kept then, if anything
 * @returns `kept`, the words of these texts; `undefined` when most of its words have fallen out of use
 */
export function countTextsAgain(
  texts: readonly string[],
  language: string,
  before: KeptWords | undefined,
): { counts: ReadonlyMap<string, number>; kept: KeptWords | undefined } {
  const cutBy = `${language} ${process.versions['icu']}`;
  const usable = before?.cutBy === cutBy ? before : undefined;
  const words = [...(usable?.words ?? [])];
  const numbers = new Map(words.map((word, number) => [word, number]));
  function numberOf(word: string): number {
    const number = numbers.get(word) ?? words.push(word) - 1;
    numbers.set(word, number);
    return number;
  }
  const counts: number[] = [];
  const keptTexts: Record<string, string> = {};
  for (const text of texts) {
    const digest = hash('sha256', text, 'base64url').slice(0, 22);
    const encoded = usable?.texts[digest];
    const own =
      encoded === undefined ? [...distinctWords(text, language)].map(numberOf).sort((a, b) => a - b) : decodeAscending(encoded);
    keptTexts[digest] = encoded ?? encodeAscending(own);
    for (const number of own) counts[number] = (counts[number] ?? 0) + 1;
  }
  const used = words.flatMap((word, number): [string, number][] => {
    const count = counts[number];
    return count === undefined ? [] : [[word, count]];
  });
  const isWorthKeeping = words.length <= 2 * used.length;
  return { counts: new Map(used), kept: isWorthKeeping ? { cutBy, words, texts: keptTexts } : undefined };
}
