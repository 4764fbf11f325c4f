import { stemmer } from 'stemmer';
import { LruMap } from '../../lru-map.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { IntentPhrases } from '../understanding/intent.ts';
import { conceptFeature, isConcept, pairFeature, wordFeature } from './feature-names.ts';
import { createFeaturesIn, type Features } from './features-in.ts';
import { cutWords, isHan, normalizeText, pairsOf } from './words.ts';

/** Weight of a stop word in similarities; a content word has 1. */
const stopWordWeight = 0.85;

const maxCutsKept = 300;

/** Weights of the kinds of features; tuned on public question sets. */
const kindWeights = { word: 1, pair: 0.5, concept: 1.8 };

/** Splits titles, questions and queries of one language into words and features. */
export interface TextReader {
  language: string;
  /** A text with simplified Chinese characters, if the pages have these. */
  simplify(text: string): string;
  /** Phrases that say what a reader wants besides an article. */
  intents: IntentPhrases;
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
  /** Whether a text has single ones of them. */
  featuresIn(text: string): Features;
  /**
   * The distinct words that say what a text is about: no stop words, no numbers of one or two digits, no single letters,
   * and no single Chinese characters unless there is nothing else; those mostly are parts of words that no dictionary has.
   */
  tellingWords(text: string): string[];
  /** Features of the telling words, of pairs of characters in and between them, and of synonyms. */
  tellingFeatures(text: string): string[];
  /** Weight of a feature, without its inverse document frequency. */
  weight(feature: string): number;
}

const noIntents: IntentPhrases = { contact: [], contactAlone: [], greeting: [], smallTalk: [] };

/** @param language BCP 47 tag */
export function createTextReader(
  language: string,
  { stopWords, groups, intents = noIntents, traditional = '' }: Lexicon,
): TextReader {
  const stem = language.startsWith('en') ? stemmer : (word: string): string => word;
  const simplify = createSimplifier(traditional);
  const normalize = (text: string): string => simplify(normalizeText(text));
  /** Of the latest texts: a search asks several times for the words of its query, and for those of the first hits. */
  const cuts = new LruMap<string, string[]>(maxCutsKept);
  /** @param normal the text, if it has been normalised already */
  function cut(text: string, normal?: string): string[] {
    const words = cuts.get(text) ?? cutWords(normal ?? normalize(text), language);
    cuts.set(text, words);
    return words;
  }
  const stopWordSet = new Set(stopWords.flatMap((word) => [word, stem(word)]));
  const concepts = createConceptFinder(groups, (text) => cut(text).map(stem));

  function tellingWords(text: string): string[] {
    const content = [...new Set(cut(text))].filter((word) => !stopWordSet.has(word) && !/^(?:\p{N}{1,2}|[a-z])$/u.test(word));
    const longer = content.filter((word) => !isOneCharacter(word));
    return longer.length > 0 ? longer : content;
  }

  function featureSet(text: string): Set<string> {
    const normal = normalize(text);
    const stems = cut(text, normal).map(stem);
    const features = new Set<string>();
    for (const each of stems) features.add(wordFeature(each));
    const hasHan = isHan(normal);
    if (hasHan) for (const pair of pairsIn(normal)) features.add(pairFeature(pair));
    for (const { groups } of concepts.inWords(stems)) for (const group of groups) features.add(group);
    if (hasHan) for (const { groups } of concepts.inCharacters(normal)) for (const group of groups) features.add(group);
    return features;
  }

  return {
    language,
    simplify,
    intents,
    cut: (text) => cut(text),
    words: (text) => [...new Set(cut(text))],
    stem,
    isContent: (word) => !stopWordSet.has(word),
    features: (text) => [...featureSet(text)],
    featuresIn: createFeaturesIn({ groups, normalize, cut: (text) => cut(text), stem, stems: stem === stemmer, featureSet }),
    tellingWords,
    tellingFeatures(text) {
      const normal = normalize(text);
      const stems = cut(text, normal).map(stem);
      const isTelling = ({ phrase }: Concept): boolean => !stopWordSet.has(phrase) && !isOneCharacter(phrase);
      const found = [...concepts.inWords(stems), ...concepts.inCharacters(normal)].filter(isTelling);
      return [
        ...new Set([
          ...tellingWords(text).map((word) => wordFeature(stem(word))),
          ...pairsIn(withoutWords(normal, cut(text, normal), stopWordSet)).map(pairFeature),
          ...found.flatMap(({ groups }) => groups),
        ]),
      ];
    },
    weight(feature) {
      const [kind, text] = [feature.charAt(0), feature.slice(1)];
      if (isConcept(feature)) return kindWeights.concept;
      return kindWeights[kind === 'w' ? 'word' : 'pair'] * (stopWordSet.has(text) ? stopWordWeight : 1);
    },
  };
}

/** @param traditional see `Lexicon` */
function createSimplifier(traditional: string): (text: string) => string {
  if (traditional === '') return (text) => text;
  const characters = Array.from(traditional);
  const simple = new Map(
    characters.map((character, index) => [character, characters[index + 1] ?? '']).filter((_, index) => index % 2 === 0) as [
      string,
      string,
    ][],
  );
  return (text) => {
    // Most texts have none.
    for (const character of text) if (simple.has(character)) return Array.from(text, (each) => simple.get(each) ?? each).join('');
    return text;
  };
}

const maxPhraseWords = 3;
const maxPhraseCharacters = 6;

/**
 * Finds groups of synonyms in a text, preferring longer phrases. Languages with spaces are matched by stems; Chinese by
 * characters, because the same phrase is not always segmented the same way.
 */
function createConceptFinder(groups: Lexicon['groups'], stemsOf: (text: string) => string[]) {
  const byWords = createPhrases(maxPhraseWords, (words: readonly string[], from, to) => words.slice(from, to).join(' '));
  // In code units, as in phrases.
  const byCharacters = createPhrases(maxPhraseCharacters, (text: string, from, to) => text.slice(from, to));
  for (const [index, group] of groups.entries()) {
    for (const phrase of group.map(normalizeText)) {
      if (isHan(phrase)) byCharacters.add(phrase, conceptFeature(index));
      else byWords.add(stemsOf(phrase), conceptFeature(index));
    }
  }

  return {
    inWords(stems: readonly string[]): Concept[] {
      const all: Concept[] = [];
      for (let at = 0; at < stems.length; at += 1) {
        const match = byWords.longestAt(stems, at);
        if (match !== undefined) all.push(match);
      }
      return all;
    },
    inCharacters(text: string): Concept[] {
      const all: Concept[] = [];
      for (let at = 0; at < text.length; ) {
        const match = byCharacters.longestAt(text, at);
        if (match !== undefined) all.push(match);
        at += match?.length ?? 1;
      }
      return all;
    },
  };
}

/**
 * Phrases and the groups they are in.
 *
 * @param partOf the pieces of a text from one to before another, as one string
 */
function createPhrases<Pieces extends string | readonly string[]>(
  maxLength: number,
  partOf: (pieces: Pieces, from: number, to: number) => string,
) {
  const groupsOf = new Map<string, string[]>();
  /** Length of the longest phrase by its first piece: most words and characters begin none. */
  const longest = new Map<string, number>();

  return {
    add(pieces: Pieces, group: string): void {
      const [first = ''] = pieces;
      const phrase = partOf(pieces, 0, pieces.length);
      const known = groupsOf.get(phrase) ?? [];
      groupsOf.set(phrase, known);
      if (!known.includes(group)) known.push(group);
      longest.set(first, Math.max(longest.get(first) ?? 0, Math.min(maxLength, pieces.length)));
    },
    longestAt(pieces: Pieces, at: number): (Concept & { length: number }) | undefined {
      for (let length = Math.min(longest.get(pieces[at] ?? '') ?? 0, pieces.length - at); length > 0; length -= 1) {
        const phrase = partOf(pieces, at, at + length);
        const groups = groupsOf.get(phrase);
        if (groups !== undefined) return { phrase, groups, length };
      }
      return undefined;
    },
  };
}

/** A word or phrase of a text that is in groups of synonyms. */
interface Concept {
  phrase: string;
  /** Features of the groups. */
  groups: readonly string[];
}

/** Whether a word is a single Chinese character. */
export function isOneCharacter(word: string): boolean {
  return isHan(word) && Array.from(word).length === 1;
}

/** Pairs of characters in the runs of a text that have Chinese ones. */
function pairsIn(text: string): string[] {
  const runs = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  return runs.flatMap((run) => (isHan(run) ? pairsOf(run) : []));
}

/** A text with spaces instead of some of its words. */
function withoutWords(text: string, words: readonly string[], unwanted: ReadonlySet<string>): string {
  let rest = '';
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    // A word that was cut from changed text, such as a part of "node.js", is kept where it stands.
    if (at < 0) continue;
    rest += text.slice(from, at) + (unwanted.has(word) ? ' ' : word);
    from = at + word.length;
  }
  return rest + text.slice(from);
}
