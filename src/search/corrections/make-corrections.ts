import { englishWordList } from '../../english-word-list.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { countTextsWith } from '../text/count-texts.ts';
import { isErrorCode } from '../text/error-codes.ts';
import { createTextReader } from '../text/text-reader.ts';
import { isHan } from '../text/words.ts';
import { type Corrections, editDistance, maxEditDistance } from './corrections.ts';
import { charactersIn, listTraditional } from './traditional.ts';

/** Rarer words are hardly ever meant, and would only make the file larger. */
const maxWords = 5_000;
const maxCodes = 500;

/** What most people write; with the next size, the list would be twice as long. */
const usualSizes = [10, 20] as const;

/** No shorter word is corrected to one of the articles, see `maxEditDistance`. */
const minEnglishLength = 4;

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

/**
 * Stems of lexicon words, and of the usual words of English, that might be corrected to a word of the articles: who asks how
 * to file a patent does not mean a parent. For lexicon words, allows one more edit than `correct` does, because other forms
 * of a stem differ by a letter or two.
 */
function listOthers(words: readonly string[], language: string, lexicon: Lexicon): string[] {
  const { stem, cut } = createTextReader(language, lexicon);
  const known = new Set(words.map(stem));
  const byLetter = Map.groupBy(
    words.map((word) => ({ word, letters: lettersOf(word) })),
    ({ word }) => word[0],
  );
  function isNear(word: string, slack: number): boolean {
    const letters = lettersOf(word);
    return (byLetter.get(word[0]) ?? []).some((other) => {
      const most = maxEditDistance(other.word.length) + slack;
      if (Math.abs(other.word.length - word.length) > most || countBits(letters ^ other.letters) > 2 * most) return false;
      return editDistance(word, other.word) <= most;
    });
  }
  const isUnknown = (word: string): boolean => !known.has(stem(word));
  const own = [...lexicon.stopWords, ...lexicon.groups.flat()].flatMap(cut).filter((word) => !isHan(word));
  const english = [...englishWordList(usualSizes)].filter((word) => word.length >= minEnglishLength);
  return [
    ...new Set([
      ...own.filter((word) => isUnknown(word) && isNear(word, 1)).map(stem),
      ...english.filter((word) => isUnknown(word) && isNear(word, 0)).map(stem),
    ]),
  ];
}

/** Which Latin letters a word has, one bit each: an edit changes two at most, and most words differ in more. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) % 32);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
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
