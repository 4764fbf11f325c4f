import type { Demand } from '../../../feedback/searches/demand.ts';
import { foldQuestion } from '../../../knowledge/fold-question.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import type { TextReader } from '../../../search/text/text-reader.ts';
import { compareText } from '../../compare.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { SearchesInput } from '../searches/collect.ts';
import { askedQuestion } from './asked-question.ts';
import { type ArticleFeatures, leadsElsewhere, readArticles } from './leads-elsewhere.ts';
import { missingWords, prevailingWords } from './missing-words.ts';
import type { NearestArticle } from './nearest-articles.ts';
import { newSynonym } from './new-synonym.ts';
import { type AskedText, groupAlike, groupTopics, meaningsOf, readerOf } from './question-groups.ts';
import type { Question } from './schema.ts';
import { textKey } from './text-key.ts';

/**
 * Questions that failed for enough readers, similar phrasings grouped, with the nearest article and what to do.
 *
 * @returns highest priority first: how often it was asked × the severity of the nearest article's category
 */
export function questionsOf(texts: Demand['texts'], input: Input): Question[] {
  const severityOf = categorySeverities(input.categories);
  return [...Map.groupBy(texts, ({ locale }) => locale)]
    .flatMap(([locale, own]) => {
      const answerable = answerableIn(locale, input);
      return groupPhrasings(own, answerable, input).map((group) => {
        const nearest = nearestOf(group, answerable);
        const category = answerable.byId.get(nearest?.article ?? '')?.category ?? null;
        return questionOf(group, answerable, { nearest, category, severity: severityOf(category) });
      });
    })
    .sort((a, b) => b.priority - a.priority || b.asked - a.asked || compareText(textOf(a), textOf(b)));
}

type Input = Pick<BaseInput, 'articles' | 'categories' | 'synonyms'> & SearchesInput;

/** Maximum phrasings proposed per question; more do not improve search. */
const maxProposed = 3;

interface Phrasing extends AskedText {
  nearest: NearestArticle | undefined;
}

/** What a locale can answer questions with. */
interface Answerable {
  locale: string;
  reader: TextReader;
  /** Published public articles. */
  byId: ReadonlyMap<string, ArticleInput>;
  /** The same, as its search reads them. */
  read: ArticleFeatures;
  /** Titles and listed questions of all articles that are not archived, folded. */
  written: ReadonlySet<string>;
  /** Whether the built site was searched, be it for other texts. */
  isSiteSearched: boolean;
}

function answerableIn(locale: string, { articles, synonyms, searches }: Input): Answerable {
  const live = articles.filter((article) => article.locale === locale && article.state !== 'archived');
  const published = live.filter(({ state, audience }) => state === 'published' && audience === 'public');
  const reader = readerOf(locale, synonyms);
  return {
    locale,
    reader,
    byId: new Map(published.map((article) => [article.id, article])),
    read: readArticles(published, reader),
    written: new Set(live.flatMap(({ title, answers }) => [title, ...answers]).map(foldQuestion)),
    isSiteSearched: searches.nearest !== undefined,
  };
}

function groupPhrasings(texts: readonly AskedText[], answerable: Answerable, input: Input): Phrasing[][] {
  const { nearest, alike } = input.searches;
  const { locale } = answerable;
  const { byWording, byMeaning } = alike?.get(locale) ?? groupAlike(texts, meaningsOf(locale, input));
  const phrasings = new Map(
    texts.map((text): [AskedText, Phrasing] => [text, { ...text, nearest: nearest?.get(textKey(text)) }]),
  );
  const phrasingsIn = (groups: readonly AskedText[][]): Phrasing[][] =>
    groups.map((group) => group.flatMap((text) => phrasings.get(text) ?? []));
  return groupTopics({ byWording: phrasingsIn(byWording), byMeaning: phrasingsIn(byMeaning) }, (phrasing) =>
    missingWordsOf(phrasing, answerable),
  );
}

/** A word that only replaces one of the nearest article's is its synonym and no topic of its own. */
function missingWordsOf({ text, nearest }: Phrasing, { byId, reader }: Answerable): string[] {
  if (nearest === undefined) return [];
  const found = byId.get(nearest.article ?? '');
  const questions = found === undefined ? [] : [found.title, ...found.answers];
  const { unknownWords } = nearest;
  return newSynonym({ text, unknownWords }, questions, reader) === undefined ? missingWords(unknownWords, reader) : [];
}

/** Whether most askers used a word that no article has, with other words that lead to different articles. */
function isMissingTopic(group: readonly Phrasing[], answerable: Answerable): boolean {
  return prevailingWords(group, (text) => missingWordsOf(text, answerable)).some((word) => {
    const about = group.filter((text) => missingWordsOf(text, answerable).includes(word));
    return new Set(about.map(({ nearest }) => nearest?.article)).size > 1;
  });
}

/** The article nearest to most of the group, weighted by confidence. */
function nearestOf(group: readonly Phrasing[], { byId }: Answerable): Question['nearest'] {
  const votes = new Map<string, { weight: number; confidence: number; isSure: boolean }>();
  for (const { n, nearest } of group) {
    if (nearest?.article === undefined || !byId.has(nearest.article)) continue;
    const { weight, confidence, isSure } = votes.get(nearest.article) ?? { weight: 0, confidence: 0, isSure: false };
    votes.set(nearest.article, {
      weight: weight + n * nearest.confidence,
      confidence: Math.max(confidence, nearest.confidence),
      isSure: isSure || !nearest.isUnsure,
    });
  }
  const [first] = [...votes].sort(([a, one], [b, other]) => other.weight - one.weight || compareText(a, b));
  if (first === undefined) return null;
  const [article, { confidence, isSure }] = first;
  return { article, confidence, isSure };
}

/**
 * Minimum confidence for the nearest article to count as the answer. Lower than the search's own threshold, because
 * most failed searches are those it was unsure of, and a writer reviews every proposal.
 */
export const minNearConfidence = 0.35;

function questionOf(
  group: readonly Phrasing[],
  answerable: Answerable,
  { nearest, category, severity }: Pick<Question, 'nearest' | 'category' | 'severity'>,
): Question {
  const asked = group.reduce((sum, { n }) => sum + n, 0);
  const leads = nearest !== null && (isElsewhere(group, nearest.article, answerable) || isMissingTopic(group, answerable));
  // A listed question that reads alike does not answer a topic that no page names.
  const isWritten = !leads && group.some(({ text }) => answerable.written.has(foldQuestion(text)));
  const isNear = !isWritten && !leads && nearest !== null && nearest.confidence >= minNearConfidence;
  const synonyms = isNear ? synonymsFor(group, nearest.article, answerable) : [];
  return {
    locale: answerable.locale,
    phrasings: group.map(({ text, n }) => ({ text, asked: n })),
    asked,
    category,
    severity,
    priority: asked * severityWeights[severity],
    nearest,
    todo: isWritten ? 'written' : isNear ? (synonyms.length > 0 ? 'synonym' : 'answer') : todoWithoutArticle(group, answerable),
    answers: isNear ? answersFor(group, nearest.article) : [],
    synonyms,
  };
}

function todoWithoutArticle(group: readonly Phrasing[], { isSiteSearched }: Answerable): Question['todo'] {
  if (group.some(({ nearest }) => nearest !== undefined)) return 'write';
  return isSiteSearched ? 'rare' : 'build';
}

/** Whether at least half of the askers used words that lead to another article just as well. */
function isElsewhere(group: readonly Phrasing[], article: string, answerable: Answerable): boolean {
  const sum = (texts: readonly Phrasing[]): number => texts.reduce((total, { n }) => total + n, 0);
  const elsewhere = group.filter(({ text, nearest }) =>
    leadsElsewhere({ text, unknownWords: nearest?.unknownWords ?? [] }, article, answerable),
  );
  return elsewhere.length > 0 && 2 * sum(elsewhere) >= sum(group);
}

/** The most frequent phrasing, and those for which the search does not yet find the article with confidence. */
function answersFor(group: readonly Phrasing[], article: string): string[] {
  const isFound = ({ nearest }: Phrasing): boolean => nearest?.article === article && !nearest.isUnsure;
  const wanted = group.filter((phrasing, index) => index === 0 || !isFound(phrasing));
  const byFold = new Map<string, string>();
  for (const { text } of wanted) {
    const question = askedQuestion(text);
    if (question !== undefined && !byFold.has(foldQuestion(question))) byFold.set(foldQuestion(question), question);
  }
  return [...byFold.values()].slice(0, maxProposed);
}

function synonymsFor(group: readonly Phrasing[], article: string, { byId, reader }: Answerable): string[][] {
  const found = byId.get(article);
  const known = group.filter(({ nearest }) => nearest?.unknownWords.length === 0).map(({ text }) => text);
  const questions = [...known, ...(found?.answers ?? []), ...(found === undefined ? [] : [found.title])];
  // One proposal per reader's word is enough.
  const byUnknown = new Map<string, string[]>();
  for (const { text, nearest } of group) {
    const pair = newSynonym({ text, unknownWords: nearest?.unknownWords ?? [] }, questions, reader);
    if (pair !== undefined && !byUnknown.has(pair[1])) byUnknown.set(pair[1], pair);
  }
  return [...byUnknown.values()];
}

function textOf({ locale, phrasings }: Question): string {
  return `${locale} ${phrasings[0]?.text ?? ''}`;
}
