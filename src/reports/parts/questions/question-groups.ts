import { languageTag } from '../../../knowledge/article-id.ts';
import type { Synonyms } from '../../../knowledge/schemas/synonyms.ts';
import { lexiconOf } from '../../../search/lexicon/lexicon.ts';
import { createTextReader, type TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';

/**
 * Minimum cosine for two phrasings to count as one question. At 0.55, phrasings such as “track refund” and “refund
 * status” are grouped, but fewer than one in a thousand pairs of questions from different sample articles.
 */
export const minSameCosine = 0.55;

/**
 * The same where the search can tell topics apart: what only reads alike must not join two articles. Calibrated on six sets of
 * paraphrases; from 0.65 to 0.8 pairwise F1 hardly changes.
 */
const minSameWording = 0.7;

/** What readers typed, and how often. */
export interface AskedText {
  locale: string;
  text: string;
  n: number;
}

/**
 * Groups texts of one locale by meaning: each joins the group whose most frequent phrasing is most similar in the
 * features of the side index, or starts a new one. The order of the texts does not matter.
 *
 * @param questions titles and questions of each article, used to tell rare features from common ones
 * @returns groups and phrasings, the most frequent first
 */
export function groupQuestions<Text extends AskedText>(
  texts: readonly Text[],
  questions: readonly (readonly string[])[],
  reader: TextReader,
  minCosine = minSameCosine,
): Text[][] {
  const sorted = texts.toSorted((a, b) => b.n - a.n || (a.text < b.text ? -1 : 1));
  const vectorOf = weighBy(questions, reader);
  const groups: Text[][] = [];
  const leaders = new Map<string, { group: number; weight: number }[]>();
  for (const text of sorted) {
    const vector = vectorOf(text.text);
    const group = nearestGroup(vector, leaders, minCosine);
    if (group !== undefined) {
      groups[group]?.push(text);
      continue;
    }
    const added = groups.push([text]) - 1;
    for (const [feature, weight] of vector) leaders.set(feature, [...(leaders.get(feature) ?? []), { group: added, weight }]);
  }
  const sum = (group: readonly Text[]): number => group.reduce((total, { n }) => total + n, 0);
  return groups.sort((a, b) => sum(b) - sum(a));
}

/**
 * Groups texts by topic: those for which the search is sure of the same article, however they are worded, unless a word of
 * theirs stands on no page; with those that read nearly the same, and those that read alike where most of these are of one
 * article. The others are a topic where they read alike.
 * `npm run search:eval -- --groups` measures both steps on paraphrases.
 *
 * @returns topics and phrasings, the most frequent first
 */
export function groupTopics<Text extends AskedText & { nearest: SureArticle | undefined }>(
  texts: readonly Text[],
  questions: readonly (readonly string[])[],
  reader: TextReader,
): Text[][] {
  const articleOf = new Map<Text, string>();
  for (const group of groupQuestions(texts, questions, reader, minSameWording)) {
    const article = sureArticleOf(group);
    if (article !== undefined) for (const text of group) articleOf.set(text, article);
  }
  const [topics, unsure] = [new Map<string, Text[]>(), [] as Text[][]];
  for (const group of groupQuestions(texts, questions, reader)) {
    const own = group.map((text) => ({ text, article: articleOf.get(text) }));
    const likely = mostAsked(own);
    const open = own.flatMap(({ text, article }) => (article === undefined && likely === undefined ? [text] : []));
    if (open.length > 0) unsure.push(open);
    for (const { text, article = likely } of own)
      if (article !== undefined) topics.set(article, [...(topics.get(article) ?? []), text]);
  }
  const sum = (group: readonly Text[]): number => group.reduce((total, { n }) => total + n, 0);
  const merged = [...topics.values()].map((topic) => topic.sort((a, b) => b.n - a.n || compareText(a.text, b.text)));
  return [...merged, ...unsure].sort((a, b) => sum(b) - sum(a) || compareText(a[0]?.text ?? '', b[0]?.text ?? ''));
}

/** What the search finds first for a text. */
interface SureArticle {
  article: string | undefined;
  isUnsure: boolean;
  /** Words that no page has: what the asker meant by them may be another topic. */
  unknownWords?: readonly string[];
}

/** The article that the search is sure of for most askers of the group. */
function sureArticleOf(group: readonly (AskedText & { nearest: SureArticle | undefined })[]): string | undefined {
  return mostAsked(
    group.map((text) => {
      const { article, isUnsure, unknownWords = [] } = text.nearest ?? { article: undefined, isUnsure: true };
      return { text, article: isUnsure || unknownWords.length > 0 ? undefined : article };
    }),
  );
}

/** The article of most askers, if more than half have the same. */
function mostAsked(group: readonly { text: AskedText; article: string | undefined }[]): string | undefined {
  const votes = new Map<string, number>();
  for (const { text, article } of group) if (article !== undefined) votes.set(article, (votes.get(article) ?? 0) + text.n);
  const asked = group.reduce((sum, { text }) => sum + text.n, 0);
  return [...votes].find(([, sure]) => sure > asked / 2)?.[0];
}

/** The most similar group; ties go to the group that started first. */
function nearestGroup(
  vector: ReadonlyMap<string, number>,
  leaders: ReadonlyMap<string, readonly { group: number; weight: number }[]>,
  minCosine: number,
): number | undefined {
  const cosines = new Map<number, number>();
  for (const [feature, own] of vector)
    for (const { group, weight } of leaders.get(feature) ?? []) cosines.set(group, (cosines.get(group) ?? 0) + own * weight);
  return [...cosines].filter(([, cosine]) => cosine >= minCosine).sort(([a, one], [b, other]) => other - one || a - b)[0]?.[0];
}

/** Exponent of the inverse document frequency, as in the side index. */
const rarityPower = 0.3;

/**
 * Returns a function that turns a text into a vector of length 1. Rarity comes from the articles alone: a word must not
 * count as common because many readers ask about it.
 */
function weighBy(questions: readonly (readonly string[])[], reader: TextReader): (text: string) => Map<string, number> {
  const articleCounts = new Map<string, number>();
  for (const own of questions)
    for (const feature of new Set(own.flatMap((text) => reader.features(text))))
      articleCounts.set(feature, (articleCounts.get(feature) ?? 0) + 1);
  const rarity = (n: number): number => Math.log(1 + (questions.length - n + 0.5) / (n + 0.5)) ** rarityPower;

  return function vectorOf(text) {
    const weights = reader
      .features(text)
      .map((feature): [string, number] => [feature, reader.weight(feature) * rarity(articleCounts.get(feature) ?? 0)]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
  };
}

/** Reads texts of a locale as its search does, with the operator's synonyms. */
export function readerOf(locale: string, synonyms: Synonyms): TextReader {
  return createTextReader(languageTag(locale), lexiconOf(locale, synonyms[locale] ?? []));
}
