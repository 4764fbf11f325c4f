import { foldQuestion } from '../checks/answers.ts';
import type { Demand } from '../feedback/searches/demand.ts';
import type { TextReader } from '../search/text/text-reader.ts';
import { askedQuestion } from './asked-question.ts';
import { unknownSeverity } from './failed-searches.ts';
import type { ArticleInput, ReportInput } from './input.ts';
import type { NearestArticle } from './nearest-articles.ts';
import { newSynonym } from './new-synonym.ts';
import { type AskedText, groupQuestions, readerOf } from './question-groups.ts';
import type { Question } from './report-schema.ts';
import { severityRank } from './severity.ts';
import { textKey } from './text-key.ts';

/**
 * What enough readers asked in vain, near phrasings as one question, with the nearest article and what to do.
 *
 * @returns highest priority first, which is how often it was asked × the severity of the nearest category
 */
export function questionsOf(texts: Demand['texts'], input: QuestionInput): Question[] {
  const severities = new Map(input.categories.map(({ id, severity }) => [id, severity]));
  return [...Map.groupBy(texts, ({ locale }) => locale)]
    .flatMap(([locale, own]) => {
      const place = placeOf(locale, input);
      return groupPhrasings(own, place, input).map((group) => {
        const category = place.published.find(({ id }) => id === nearestOf(group, place)?.article)?.category ?? null;
        const severity = severities.get(category ?? '') ?? unknownSeverity;
        return questionOf(group, place, { category, severity });
      });
    })
    .sort((a, b) => b.priority - a.priority || b.asked - a.asked || (textOf(a) < textOf(b) ? -1 : 1));
}

export type QuestionInput = Pick<ReportInput, 'articles' | 'categories' | 'searches' | 'synonyms'>;

/** So many phrasings of one question are proposed at most: more say nothing new. */
const mostProposed = 3;

interface Phrasing extends AskedText {
  nearest: NearestArticle | undefined;
}

/** What there is in a locale to answer with. */
interface Place {
  locale: string;
  reader: TextReader;
  /** Articles that learners can find. */
  published: readonly ArticleInput[];
  /** Questions that some article names, and titles, folded. */
  written: ReadonlySet<string>;
}

function placeOf(locale: string, { articles, synonyms }: QuestionInput): Place {
  const live = articles.filter((article) => article.locale === locale && article.state !== 'archived');
  return {
    locale,
    reader: readerOf(locale, synonyms),
    published: live.filter(({ state, audience }) => state === 'published' && audience === 'public'),
    written: new Set(live.flatMap(({ title, answers }) => [title, ...answers]).map(foldQuestion)),
  };
}

function groupPhrasings(texts: readonly AskedText[], { published, reader }: Place, { searches }: QuestionInput): Phrasing[][] {
  return groupQuestions(
    texts.map((text): Phrasing => ({ ...text, nearest: searches.nearest?.get(textKey(text)) })),
    published.map(({ title, answers }) => [title, ...answers]),
    reader,
  );
}

/** The article that most readers of the group were nearest to. */
function nearestOf(group: readonly Phrasing[], { published }: Place): Question['nearest'] {
  const ids = new Set(published.map(({ id }) => id));
  const votes = new Map<string, { weight: number; confidence: number; isSure: boolean }>();
  for (const { n, nearest } of group) {
    if (nearest?.article === undefined || !ids.has(nearest.article)) continue;
    const { weight, confidence, isSure } = votes.get(nearest.article) ?? { weight: 0, confidence: 0, isSure: false };
    votes.set(nearest.article, {
      weight: weight + n * nearest.confidence,
      confidence: Math.max(confidence, nearest.confidence),
      isSure: isSure || !nearest.isUnsure,
    });
  }
  const [first] = [...votes].sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1));
  if (first === undefined) return null;
  const [article, { confidence, isSure }] = first;
  return { article, confidence, isSure };
}

/**
 * A writer reads what is proposed before it counts, so that less is enough than a search needs to be sure: what
 * readers searched for in vain is mostly what it was unsure of.
 */
export const NEAR_ENOUGH = 0.35;

function questionOf(
  group: readonly Phrasing[],
  place: Place,
  { category, severity }: Pick<Question, 'category' | 'severity'>,
): Question {
  const asked = group.reduce((sum, { n }) => sum + n, 0);
  const nearest = nearestOf(group, place);
  const isWritten = group.some(({ text }) => place.written.has(foldQuestion(text)));
  const isSearched = group.some((phrasing) => phrasing.nearest !== undefined);
  const isNear = !isWritten && nearest !== null && nearest.confidence >= NEAR_ENOUGH;
  const synonyms = isNear ? synonymsFor(group, nearest.article, place) : [];
  return {
    locale: place.locale,
    phrasings: group.map(({ text, n }) => ({ text, asked: n })),
    asked,
    category,
    severity,
    priority: asked * severityRank(severity),
    nearest,
    todo: isWritten ? 'written' : isNear ? (synonyms.length > 0 ? 'synonym' : 'answer') : isSearched ? 'write' : 'build',
    answers: isNear ? answersFor(group, nearest.article) : [],
    synonyms,
  };
}

/** The most frequent phrasing, and those that the search does not yet lead to the article for sure. */
function answersFor(group: readonly Phrasing[], article: string): string[] {
  const isLed = ({ nearest }: Phrasing): boolean => nearest?.article === article && !nearest.isUnsure;
  const wanted = group.filter((phrasing, index) => index === 0 || !isLed(phrasing));
  const byFold = new Map<string, string>();
  for (const { text } of wanted) {
    const question = askedQuestion(text);
    if (question !== undefined && !byFold.has(foldQuestion(question))) byFold.set(foldQuestion(question), question);
  }
  return [...byFold.values()].slice(0, mostProposed);
}

function synonymsFor(group: readonly Phrasing[], article: string, { published, reader }: Place): string[][] {
  const found = published.find(({ id }) => id === article);
  const known = group.filter(({ nearest }) => nearest?.unknownWords.length === 0).map(({ text }) => text);
  const questions = [...known, ...(found?.answers ?? []), ...(found === undefined ? [] : [found.title])];
  // One word of the readers' needs one of ours.
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
