import { languageTag } from '../../../knowledge/article-id.ts';
import type { Synonyms } from '../../../knowledge/schemas/synonyms.ts';
import { lexiconOf } from '../../../search/lexicon/lexicon.ts';
import { createTextReader, type TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';
import { createLeaders, type Meanings } from './meanings.ts';

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
export function groupQuestions<Text extends AskedText>(texts: readonly Text[], meanings: Meanings): Text[][] {
  const sorted = texts.toSorted((a, b) => b.n - a.n || (a.text < b.text ? -1 : 1));
  const groups: Text[][] = [];
  const leaders = createLeaders();
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

/**
 * Groups texts by topic: those that read alike, and those for which the search is sure of the same article, however they
 * are worded, unless a word of theirs stands on no page. `npm run search:eval -- --groups` measures both steps on paraphrases.
 *
 * @returns topics and phrasings, the most frequent first
 */
export function groupTopics<Text extends AskedText & { nearest: SureArticle | undefined }>(
  texts: readonly Text[],
  meanings: Meanings,
): Text[][] {
  const [sure, unsure] = [new Map<string, Text[][]>(), [] as Text[][]];
  for (const group of groupQuestions(texts, meanings)) {
    const article = sureArticleOf(group);
    if (article === undefined) unsure.push(group);
    else sure.set(article, [...(sure.get(article) ?? []), group]);
  }
  const sum = (group: readonly Text[]): number => group.reduce((total, { n }) => total + n, 0);
  const merged = [...sure.values()].map((groups) => groups.flat().sort((a, b) => b.n - a.n || compareText(a.text, b.text)));
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
  const votes = new Map<string, number>();
  for (const { n, nearest } of group)
    if (nearest?.article !== undefined && !nearest.isUnsure && !nearest.unknownWords?.length)
      votes.set(nearest.article, (votes.get(nearest.article) ?? 0) + n);
  const asked = group.reduce((sum, { n }) => sum + n, 0);
  return [...votes].find(([, sure]) => sure > asked / 2)?.[0];
}

/** Reads texts of a locale as its search does, with the operator's synonyms. */
export function readerOf(locale: string, synonyms: Synonyms): TextReader {
  return createTextReader(languageTag(locale), lexiconOf(locale, synonyms[locale] ?? []));
}
