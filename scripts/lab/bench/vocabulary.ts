import { createRandom, type Random } from './random.ts';
import { type CorpusLocale, wordsByLocale } from './words.ts';

/** Content words of a locale, those of low numbers the more frequent, as Zipf, G. K. (1949) counted them in any text. */
export interface Vocabulary {
  /** Words that are as frequent in every article. */
  general(random: Random): string;
  /** Words of one topic. */
  ofTopic(topic: number, random: Random): string;
  /** A word that no article of another number has. */
  own(article: number): string;
}

const topicWords = 120;

/** Frequency of rank r is proportional to 1 ÷ (r + shift): the shift flattens the head, whose place framing words have. */
const generalShift = 12;
const topicShift = 4;

/** So many words of an open vocabulary are enough for 100 000 articles. */
const openVocabulary = 60_000;

export function createVocabulary(locale: CorpusLocale): Vocabulary {
  const words = locale === 'zh-cn' ? chineseWords() : Array.from({ length: openVocabulary }, (_, number) => pseudoWord(number));
  return {
    general: (random) => words[zipf(words.length, generalShift, random)] as string,
    // Topics overlap with each other and with what all articles talk of, as they do in a help centre.
    ofTopic: (topic, random) =>
      words[(topicWords + topic * topicWords + zipf(topicWords, topicShift, random)) % words.length] as string,
    own: (article) => pseudoWord(openVocabulary + article),
  };
}

/** Rank from 0 by the inverse of the cumulated frequency, ln(r + shift). */
function zipf(ranks: number, shift: number, random: Random): number {
  const share = random.between(0, 999_999) / 1e6;
  return Math.floor(shift * ((ranks + shift) / shift) ** share - shift);
}

/** Pairs of the corpus's characters that are words: what the dictionary of `Intl.Segmenter` leaves whole. */
function chineseWords(): string[] {
  const characters = [...new Set(JSON.stringify(wordsByLocale['zh-cn']).match(/\p{Script=Han}/gu))].sort();
  const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' });
  const words = characters.flatMap((first) =>
    Array.from(segmenter.segment(characters.map((second) => `${first}${second}`).join(' ')))
      .map(({ segment }) => segment)
      .filter((segment) => segment.length === 2),
  );
  return createRandom('words of zh-cn').sample(words, words.length);
}

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

const syllables = consonants.length * vowels.length;

/** Another word for every number under 343 000: three syllables that begin another way than those of its neighbours. */
function pseudoWord(number: number): string {
  // A stride without a common divisor visits each combination once.
  const scattered = (number * 104_729) % syllables ** 3;
  const digits = [0, 1, 2].map((place) => Math.floor(scattered / syllables ** place) % syllables);
  // Ending in a consonant that no stemmer takes away.
  return `${digits.map((digit) => `${consonants[digit % consonants.length]}${vowels[Math.floor(digit / consonants.length)]}`).join('')}k`;
}
