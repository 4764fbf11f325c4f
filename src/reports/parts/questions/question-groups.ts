import { languageTag } from '../../../knowledge/article-id.ts';
import type { Synonyms } from '../../../knowledge/schemas/synonyms.ts';
import { lexiconOf } from '../../../search/lexicon/lexicon.ts';
import { cacheFeatures } from '../../../search/text/cache-features.ts';
import { createTextReader, type TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { createLeaders, type Meanings, minSameCosine, readMeanings } from './meanings.ts';
import { joinByMissingWord } from './missing-words.ts';

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
 * @returns groups and phrasings, the most frequent first
 */
export function groupQuestions<Text extends AskedText>(
  texts: readonly Text[],
  meanings: Meanings,
  minCosine = minSameCosine,
): Text[][] {
  const sorted = texts.toSorted((a, b) => b.n - a.n || (a.text < b.text ? -1 : 1));
  const groups: Text[][] = [];
  const leaders = createLeaders(minCosine);
  for (const text of sorted) {
    const meaning = meanings.of(text.text);
    const group = leaders.nearest(meaning);
    if (group !== undefined) {
      groups[group]?.push(text);
      continue;
    }
    leaders.add(meaning);
    groups.push([text]);
  }
  const sum = (group: readonly Text[]): number => group.reduce((total, { n }) => total + n, 0);
  return groups.sort((a, b) => sum(b) - sum(a));
}

/** Texts of one locale that read alike, in groups. What the search finds for them makes no difference. */
export interface AlikeTexts<Text = AskedText> {
  /** Those that read nearly the same. */
  byWording: Text[][];
  byMeaning: Text[][];
}

export function groupAlike<Text extends AskedText>(texts: readonly Text[], meanings: Meanings): AlikeTexts<Text> {
  return { byWording: groupQuestions(texts, meanings, minSameWording), byMeaning: groupQuestions(texts, meanings) };
}

/**
 * Groups texts by topic: those for which the search is sure of the same article, however they are worded, unless a word of
 * theirs stands on no page; with those that read nearly the same, and those that read alike where most of these are of one
 * article. The others are a topic where they read alike or are about the same word that no article has.
 * `npm run search:eval -- --groups` measures both steps on paraphrases.
 *
 * @param missingWordsOf words of a text that no article has and that can name a topic
 * @returns topics and phrasings, the most frequent first
 */
export function groupTopics<Text extends AskedText & { nearest: SureArticle | undefined }>(
  { byWording, byMeaning }: AlikeTexts<Text>,
  missingWordsOf: (text: Text) => readonly string[] = () => [],
): Text[][] {
  const articleOf = new Map<Text, string>();
  for (const group of byWording) {
    const article = sureArticleOf(group);
    if (article !== undefined) for (const text of group) articleOf.set(text, article);
  }
  const [topics, unsure] = [new Map<string, Text[]>(), [] as Text[][]];
  for (const group of byMeaning) {
    const own = group.map((text) => ({ text, article: articleOf.get(text) }));
    const likely = mostAsked(own);
    const open = own.flatMap(({ text, article }) => (article === undefined && likely === undefined ? [text] : []));
    if (open.length > 0) unsure.push(open);
    for (const { text, article = likely } of own)
      if (article !== undefined) topics.set(article, [...(topics.get(article) ?? []), text]);
  }
  const sum = (group: readonly Text[]): number => group.reduce((total, { n }) => total + n, 0);
  const merged = [...topics.values()].map((topic) => topic.sort((a, b) => b.n - a.n || compareText(a.text, b.text)));
  const missing = joinByMissingWord(unsure, missingWordsOf).map((group) =>
    group.sort((a, b) => b.n - a.n || compareText(a.text, b.text)),
  );
  return [...merged, ...missing].sort((a, b) => sum(b) - sum(a) || compareText(a[0]?.text ?? '', b[0]?.text ?? ''));
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

/** Reads texts of a locale as its search does, with the operator's synonyms. Parts that read the same titles share the features. */
export function readerOf(locale: string, synonyms: Synonyms): TextReader {
  const ofLocale = readers.get(synonyms) ?? new Map<string, TextReader>();
  readers.set(synonyms, ofLocale);
  const reader =
    ofLocale.get(locale) ?? cacheFeatures(createTextReader(languageTag(locale), lexiconOf(locale, synonyms[locale] ?? [])));
  ofLocale.set(locale, reader);
  return reader;
}

/** For as long as a report is computed from them. */
const readers = new WeakMap<Synonyms, Map<string, TextReader>>();

/** What texts of a locale say, as the titles and questions of its published public articles are worded. */
export function meaningsOf(locale: string, { articles, synonyms }: Pick<BaseInput, 'articles' | 'synonyms'>): Meanings {
  const ofLocale = meanings.get(articles) ?? new Map<string, Meanings>();
  meanings.set(articles, ofLocale);
  const known = ofLocale.get(locale);
  if (known !== undefined) return known;
  const published = articles.filter(
    (article) => article.locale === locale && article.state === 'published' && article.audience === 'public',
  );
  const read = readMeanings(
    published.map(({ title, answers }) => [title, ...answers]),
    readerOf(locale, synonyms),
  );
  ofLocale.set(locale, read);
  return read;
}

/** For as long as a report is computed from them. */
const meanings = new WeakMap<BaseInput['articles'], Map<string, Meanings>>();
