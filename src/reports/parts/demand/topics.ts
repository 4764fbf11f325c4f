import { severityWeights } from '../../../metrics/severity-weights.ts';
import { proposeKind } from '../../../questions/propose.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import type { CommentsReport } from '../comments/schema.ts';
import { readMeanings } from '../questions/meanings.ts';
import { groupQuestions, readerOf } from '../questions/question-groups.ts';
import type { Question } from '../questions/schema.ts';
import type { Topic } from './schema.ts';
import { type Sentiment, sentimentOf } from './sentiment.ts';

type Input = Pick<BaseInput, 'articles' | 'categories' | 'synonyms'>;

/** What failed searches and comments are about, and what to do about it; highest priority first. */
export function topicsOf(
  questions: readonly Question[],
  comments: readonly CommentsReport['texts'][number][],
  input: Input,
): Topic[] {
  return [...questions.map(searchTopic), ...commentTopics(comments, input)].sort(
    (a, b) => b.priority - a.priority || compareText(`${a.locale} ${a.phrasings[0]}`, `${b.locale} ${b.phrasings[0]}`),
  );
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

/** What most askers’ words say. */
function kindOf(texts: readonly { text: string; n: number }[]): Topic['kind'] {
  const votes = new Map<Topic['kind'], number>();
  for (const { text, n } of texts) {
    const { kind } = proposeKind(text);
    votes.set(kind, (votes.get(kind) ?? 0) + n);
  }
  return [...votes].sort(([a, one], [b, other]) => other - one || compareText(a, b))[0]?.[0] ?? 'question';
}

function prevailing(sentiments: readonly Sentiment[]): Sentiment {
  const sum = sentiments.reduce((total, each) => total + (each === 'negative' ? -1 : each === 'positive' ? 1 : 0), 0);
  return sum < 0 ? 'negative' : sum > 0 ? 'positive' : 'neutral';
}
