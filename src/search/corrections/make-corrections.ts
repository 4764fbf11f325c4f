import type { Lexicon } from '../lexicon/lexicon.ts';
import { isErrorCode } from '../text/error-codes.ts';
import { createTextReader } from '../text/text-reader.ts';
import { cutWords, isHan, normalizeText } from '../text/words.ts';
import { type Corrections, editDistance, maxEditDistance } from './corrections.ts';
import { charactersIn, listTraditional } from './traditional.ts';

/** Rarer words are hardly ever meant, and would only make the file larger. */
const maxWords = 5_000;
const maxCodes = 500;

/**
 * Collects the data for correcting typing errors: the words and error codes of all articles and, for Chinese, homophones and
 * traditional characters.
 *
 * @param texts one for each article
 * @param language BCP 47 tag
 * @param lexicon its words are correct even if no article has them
 * @param counts `countTextsWith` of the same texts
 */
export async function makeCorrections(
  texts: readonly string[],
  language: string,
  lexicon: Lexicon = { stopWords: [], groups: [] },
  counts = countTextsWith(texts, language),
): Promise<Corrections> {
  const ranked = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
  const words = ranked.filter((word) => /^(?:\p{Script=Han}|\p{L}[\p{L}'’-]+)$/u.test(word));
  const isChinese = language.startsWith('zh');
  const kept = words.slice(0, maxWords);
  return {
    words: kept.join(' '),
    others: listOthers(kept, language, lexicon).join(' '),
    codes: ranked.filter(isErrorCode).slice(0, maxCodes).join(' '),
    homophones: isChinese ? await listHomophones(texts) : '',
    traditional: isChinese ? listTraditional(texts) : '',
  };
}

/** Number of texts that contain each word. */
export function countTextsWith(texts: readonly string[], language: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(cutWords(normalizeText(text), language))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Stems of lexicon words that might be corrected to a word of the articles. Allows one more edit than `correct` does,
 * because other forms of a stem differ by a letter or two.
 */
function listOthers(words: readonly string[], language: string, lexicon: Lexicon): string[] {
  const { stem, cut } = createTextReader(language, lexicon);
  const known = new Set(words.map(stem));
  const byLetter = Map.groupBy(words, (word) => word[0]);
  const isNear = (word: string): boolean =>
    (byLetter.get(word[0]) ?? []).some(
      (other) =>
        Math.abs(other.length - word.length) <= maxEditDistance(other.length) + 1 &&
        editDistance(word, other) <= maxEditDistance(other.length) + 1,
    );
  const own = [...lexicon.stopWords, ...lexicon.groups.flat()].flatMap(cut).filter((word) => !isHan(word));
  return [...new Set(own.filter((word) => !known.has(stem(word)) && isNear(word)).map(stem))];
}

/** Characters by syllable without tone (ü as v), each once: everyday characters and those of the articles. */
async function listHomophones(texts: readonly string[]): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const groups = new Map<string, string>();
  for (const character of new Set([...everydayCharacters(), ...charactersIn(texts)])) {
    const syllable = pinyin(character, { toneType: 'none', v: true });
    groups.set(syllable, (groups.get(syllable) ?? '') + character);
  }
  return [...groups].map(([syllable, characters]) => syllable + characters).join(' ');
}

/** The 3 755 characters of level 1 of GB 2312, the most common ones. */
function everydayCharacters(): string[] {
  const decoder = new TextDecoder('gb2312');
  const rows = Array.from({ length: 0xd7 - 0xb0 + 1 }, (_, index) => 0xb0 + index);
  const cells = Array.from({ length: 94 }, (_, index) => 0xa1 + index);
  return rows.flatMap((row) => cells.map((cell) => decoder.decode(new Uint8Array([row, cell])))).filter(isHan);
}
