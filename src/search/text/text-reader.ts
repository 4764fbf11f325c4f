import { stemmer } from 'stemmer';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { cutWords, isHan, normalizeText, pairsOf } from './words.ts';

/** Weight of a stop word in similarities; a content word has 1. */
const stopWordWeight = 0.85;

/** Weights of the kinds of features; tuned on public question sets. */
const kindWeights = { word: 1, pair: 0.5, concept: 1.8 };

/** Splits titles, questions and queries of one language into words and features. */
export interface TextReader {
  language: string;
  /** All words of a text, in order, normalised. */
  cut(text: string): string[];
  /** The distinct words of a text. */
  words(text: string): string[];
  /** Stem of a word; the word itself in languages without a stemmer. */
  stem(word: string): string;
  /** Whether a word is not a stop word. */
  isContent(word: string): boolean;
  /** Distinct features: word stems, pairs of Chinese characters and groups of synonyms. Empty for a text without words. */
  features(text: string): string[];
  /**
   * The features that say what a text is about: without stop words, without pairs and synonyms that consist of them, and
   * without single Chinese characters that stand beside longer words, which mostly are parts of words that no dictionary
   * has. All features of a text that has no others.
   */
  tellingFeatures(text: string): string[];
  /** Weight of a feature, without its inverse document frequency. */
  weight(feature: string): number;
}

/** @param language BCP 47 tag */
export function createTextReader(language: string, { stopWords, groups }: Lexicon): TextReader {
  const stem = language.startsWith('en') ? stemmer : (word: string): string => word;
  const cut = (text: string): string[] => cutWords(normalizeText(text), language);
  const stopWordSet = new Set(stopWords.flatMap((word) => [word, stem(word)]));
  const concepts = createConceptFinder(groups, (text) => cut(text).map(stem));

  function featuresOf(text: string, isLeftOut: (piece: string) => boolean = () => false): string[] {
    const normal = normalizeText(text);
    const stems = cut(normal).map(stem);
    const runs = normal.match(/[\p{L}\p{N}]+/gu) ?? [];
    const pairs = runs.flatMap((run) => (isHan(run) ? pairsOf(run) : []));
    const isKept = (piece: string): boolean => !isLeftOut(piece);
    return [
      ...new Set([
        ...stems.filter(isKept).map(wordFeature),
        ...pairs.filter(isKept).map(pairFeature),
        ...concepts.inWords(stems, isKept),
        ...concepts.inCharacters(normal, isKept),
      ]),
    ];
  }

  return {
    language,
    cut,
    words: (text) => [...new Set(cut(text))],
    stem,
    isContent: (word) => !stopWordSet.has(word),
    features: (text) => featuresOf(text),
    tellingFeatures(text) {
      const isCommon = (piece: string): boolean => stopWordSet.has(piece) || (isHan(piece) && Array.from(piece).length === 1);
      const telling = featuresOf(text, isCommon);
      return telling.length > 0 ? telling : featuresOf(text);
    },
    weight(feature) {
      const [kind, text] = [feature.charAt(0), feature.slice(1)];
      if (kind === 'c') return kindWeights.concept;
      return kindWeights[kind === 'w' ? 'word' : 'pair'] * (stopWordSet.has(text) ? stopWordWeight : 1);
    },
  };
}

/** Feature of a word, given its stem. */
export function wordFeature(stem: string): string {
  return `w${stem}`;
}

/** Feature of a group of synonyms, given its number. */
export function conceptFeature(group: number): string {
  return `c${group}`;
}

/** Feature of a pair of Chinese characters. */
export function pairFeature(pair: string): string {
  return `p${pair}`;
}

/** Whether a feature is a pair of Chinese characters. */
export function isPair(feature: string): boolean {
  return feature.startsWith('p');
}

const maxPhraseWords = 3;
const maxPhraseCharacters = 6;

/**
 * Finds groups of synonyms in a text, preferring longer phrases. Languages with spaces are matched by stems; Chinese by
 * characters, because the same phrase is not always segmented the same way.
 */
function createConceptFinder(groups: Lexicon['groups'], stemsOf: (text: string) => string[]) {
  const byWords = new Map<string, string[]>();
  const byCharacters = new Map<string, string[]>();
  for (const [index, group] of groups.entries()) {
    for (const phrase of group.map(normalizeText)) {
      const [table, key] = isHan(phrase) ? [byCharacters, phrase] : [byWords, stemsOf(phrase).join(' ')];
      const known = table.get(key) ?? [];
      table.set(key, known);
      if (!known.includes(conceptFeature(index))) known.push(conceptFeature(index));
    }
  }

  function longestMatch(
    table: ReadonlyMap<string, string[]>,
    pieces: readonly string[],
    at: number,
    separator: string,
    maxLength: number,
  ) {
    for (let length = Math.min(maxLength, pieces.length - at); length > 0; length -= 1) {
      const found = table.get(pieces.slice(at, at + length).join(separator));
      if (found !== undefined) return { found, length };
    }
    return undefined;
  }

  return {
    inWords: (stems: readonly string[], isKept: (phrase: string) => boolean): string[] =>
      stems.flatMap((_, at) => {
        const match = longestMatch(byWords, stems, at, ' ', maxPhraseWords);
        return match !== undefined && isKept(stems.slice(at, at + match.length).join(' ')) ? match.found : [];
      }),
    inCharacters(text: string, isKept: (phrase: string) => boolean): string[] {
      const characters = Array.from(text);
      const all: string[] = [];
      for (let at = 0; at < characters.length; ) {
        const match = longestMatch(byCharacters, characters, at, '', maxPhraseCharacters);
        const length = match?.length ?? 1;
        if (match !== undefined && isKept(characters.slice(at, at + length).join(''))) all.push(...match.found);
        at += length;
      }
      return all;
    },
  };
}
