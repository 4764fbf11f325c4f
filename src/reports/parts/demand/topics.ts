import { severityWeights } from '../../../metrics/severity-weights.ts';
import { proposeKind } from '../../../questions/propose.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { CommentsReport } from '../comments/schema.ts';
import { readMeanings } from '../questions/meanings.ts';
import { groupQuestions, readerOf } from '../questions/question-groups.ts';
import type { Question } from '../questions/schema.ts';
import { addQuestions } from './asked-topics.ts';
import { mostFrequent, prevailing } from './prevailing.ts';
import type { DemandReport, Topic } from './schema.ts';
import { sentimentOf } from './sentiment.ts';

type Input = Pick<BaseInput, 'articles' | 'categories' | 'synonyms'> & Parameters<typeof addQuestions>[1];

/** What failed searches, comments and questions are about, and what to do about it; highest priority first. */
export function topicsOf(
  searched: readonly Question[],
  comments: readonly CommentsReport['texts'][number][],
  input: Input,
): Pick<DemandReport, 'topics' | 'asked'> {
  const { topics, asked } = addQuestions([...searched.map(searchTopic), ...commentTopics(comments, input)], input);
  return { topics: topics.sort((a, b) => b.priority - a.priority || compareText(nameOf(a), nameOf(b))), asked };
}

function nameOf({ locale, phrasings: [first = ''], article, words, ids }: Topic): string {
  return [locale, first, article ?? '', ...words, ...ids].join(' ');
}

const actionOf = {
  write: 'new-article',
  answer: 'new-answers',
  synonym: 'new-answers',
  written: 'none',
  rare: 'rare',
  build: 'unknown',
} as const satisfies Record<Question['todo'], Topic['action']>;

function searchTopic({ locale, phrasings, asked, severity, nearest, todo }: Question): Topic {
  const kind = kindOf(phrasings.map(({ text, asked: n }) => ({ text, n })));
  return {
    locale,
    source: 'searches',
    phrasings: phrasings.map(({ text }) => text),
    ...ofNoQuestion,
    kind,
    sentiment: prevailing(phrasings.map(({ text }) => sentimentOf(text))),
    frequency: asked,
    severity,
    priority: asked * severityWeights[severity],
    article: nearest?.article ?? null,
    // An article can explain a fault, so a search for one asks for an article like any other; wishes and complaints do not.
    action: kind === 'wish' || kind === 'complaint' ? 'fix-product' : actionOf[todo],
  };
}

/** Learners’ comments on the present text of an article, grouped by what they say. */
function commentTopics(comments: readonly CommentsReport['texts'][number][], { articles, categories, synonyms }: Input): Topic[] {
  const severityOf = categorySeverities(categories);
  const own = comments.filter(({ isStaff, isPresentText }) => !isStaff && isPresentText);
  return [...Map.groupBy(own, ({ locale }) => locale)].flatMap(([locale, texts]) => {
    const published = articles.filter((article) => article.locale === locale && article.state === 'published');
    const meanings = readMeanings(
      published.map(({ title, answers }) => [title, ...answers]),
      readerOf(locale, synonyms),
    );
    const categoryOf = new Map(published.map(({ id, category }) => [id, category]));
    return [...Map.groupBy(texts, ({ id }) => id)].flatMap(([id, about]) => {
      const severity = severityOf(categoryOf.get(id) ?? null);
      const groups = groupQuestions(
        about.map((comment) => ({ ...comment, n: 1 })),
        meanings,
      );
      return groups.map((group): Topic => {
        const kind = kindOf(group);
        const sentiment = prevailing(group.map(({ text, vote }) => sentimentOf(text, vote)));
        return {
          locale,
          source: 'comments',
          phrasings: group.map(({ text }) => text),
          ...ofNoQuestion,
          kind,
          sentiment,
          frequency: group.length,
          severity,
          priority: group.length * severityWeights[severity],
          article: id,
          action: sentiment === 'positive' ? 'none' : kind === 'question' ? 'rewrite' : 'fix-product',
        };
      });
    });
  });
}

/** Until questions are added. */
const ofNoQuestion = { words: [], ids: [], questions: 0 };

/** What most askers’ words say. */
function kindOf(texts: readonly { text: string; n: number }[]): Topic['kind'] {
  const kinds = texts.map(({ text }) => proposeKind(text).kind);
  return mostFrequent(kinds, (at) => texts[at]?.n ?? 0) ?? 'question';
}
