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
  const sentences = sentencesOf(text, lang);
  if (sentences.length < minSentences) return undefined;
  if (lang.startsWith('zh')) {
    const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
    return measured('sentence-length', characters / sentences.length);
  }
  if (!lang.startsWith('en')) return undefined;
  const words = [...new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)].filter(({ isWordLike }) => isWordLike);
  const syllables = words.reduce((sum, { segment }) => sum + Math.max(1, syllable(segment)), 0);
  return measured('flesch', flesch({ sentence: sentences.length, word: words.length, syllable: syllables }));
}

/** Sentences with a letter in them; a line break ends one too. */
function sentencesOf(text: string, lang: string): string[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return text
    .split('\n')
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment))
    .filter((sentence) => /\p{L}/u.test(sentence));
}

function measured(measure: Readability['measure'], value: number): Readability {
  const { best, worst } = readabilityLimits[measure];
  const score = Math.min(1, Math.max(0, (value - worst) / (best - worst)));
  return { measure, value: Math.round(value * 10) / 10, score: Math.round(score * 1000) / 1000 };
}
