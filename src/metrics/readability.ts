import { flesch } from 'flesch';
import { syllable } from 'syllable';

/** How easily a text can be read. */
export interface Readability {
  /**
   * `flesch`: Flesch reading ease, higher is easier; 60 is plain English (Flesch 1948, J. Appl. Psychol. 32(3), 221–233).
   * `sentence-length`: mean Chinese characters in a sentence, lower is easier: one of the indices of CRIE (Sung, Chang, Lin,
   * Hsieh & Chang 2016, Behav. Res. Methods 48, 1238–1251).
   */
  measure: 'flesch' | 'sentence-length';
  value: number;
  /** 0…1 */
  score: number;
}

/** Values at which the score is 1 and 0; between them it is linear. Flesch’s are his plain and difficult English; the Chinese ones are ours. */
export const readabilityLimits = { flesch: { best: 60, worst: 30 }, 'sentence-length': { best: 30, worst: 70 } } as const;

/** Sentences that a figure needs. */
const minSentences = 3;

/**
 * Readability of running text in Chinese or English.
 *
 * @param lang BCP 47 tag
 * @returns `undefined` for other languages and for texts with fewer than three sentences
 */
export function readabilityOf(text: string, lang: string): Readability | undefined {
  const sentences = countSentences(text, lang);
  if (sentences < minSentences) return undefined;
  if (lang.startsWith('zh')) {
    const characters = (text.match(/\p{Script=Han}+/gu) ?? []).reduce((sum, run) => sum + [...run].length, 0);
    return measured('sentence-length', characters / sentences);
  }
  if (!lang.startsWith('en')) return undefined;
  let [words, syllables] = [0, 0];
  for (const { segment, isWordLike } of segmenterOf(lang, 'word').segment(text)) {
    if (!isWordLike) continue;
    words += 1;
    syllables += syllablesOf(segment);
  }
  return measured('flesch', flesch({ sentence: sentences, word: words, syllable: syllables }));
}

/** Number of sentences with a letter in them; a line break ends one too. */
function countSentences(text: string, lang: string): number {
  let count = 0;
  for (const { segment } of segmenterOf(lang, 'sentence').segment(text)) if (/\p{L}/u.test(segment)) count += 1;
  return count;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Creating a segmenter takes longer than segmenting a text. */
function segmenterOf(lang: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const key = `${lang} ${granularity}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(lang, { granularity });
  segmenters.set(key, known);
  return known;
}

/** Most words of a help centre are in many of its articles. */
const syllablesBy = new Map<string, number>();

function syllablesOf(word: string): number {
  const known = syllablesBy.get(word) ?? Math.max(1, syllable(word));
  syllablesBy.set(word, known);
  return known;
}

function measured(measure: Readability['measure'], value: number): Readability {
  const { best, worst } = readabilityLimits[measure];
  const score = Math.min(1, Math.max(0, (value - worst) / (best - worst)));
  return { measure, value: Math.round(value * 10) / 10, score: Math.round(score * 1000) / 1000 };
}
