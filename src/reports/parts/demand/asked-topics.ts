import { severityWeights } from '../../../metrics/severity-weights.ts';
import type { AskedText } from '../../../questions/asked-texts.ts';
import { proposeSentiment } from '../../../questions/sentiment/propose-sentiment.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import { createLeaders, type Meanings, minSameCosine } from '../questions/meanings.ts';
import { missingWords } from '../questions/missing-words.ts';
import type { NearestArticle } from '../questions/nearest-articles.ts';
import { groupAlike, groupTopics, meaningsOf, readerOf } from '../questions/question-groups.ts';
import { minNearConfidence } from '../questions/questions.ts';
import { textKey } from '../questions/text-key.ts';
import type { SearchesInput } from '../searches/collect.ts';
import { mostFrequent, prevailing } from './prevailing.ts';
import type { DemandReport, Topic } from './schema.ts';
import { sharedWords } from './shared-words.ts';

type Input = Pick<BaseInput, 'articles' | 'categories' | 'synonyms' | 'minReaders' | 'locales'> & SearchesInput;

/** Ids that are shown of a topic: enough to read what it is about. */
const maxIds = 3;

type Asked = AskedText & { n: 1; nearest: NearestArticle | undefined };

/**
 * Adds questions to topics: to one of the given topics where a question reads like its phrasings, or where the search is sure
 * of the same article for both; the others form topics of their own. Of what askers wrote, a topic shows no more than the
 * words that `minReaders` askers used. A topic of its own is shown once it has as many questions.
 *
 * @param topics of searches and comments
 */
export function addQuestions(topics: readonly Topic[], input: Input): { topics: Topic[]; asked: DemandReport['asked'] } {
  const { asked, locales } = input;
  if (asked === undefined) return { topics: [...topics], asked: { isRead: false, grouped: 0, small: 0, unreadable: 0, left: 0 } };
  const known = asked.texts.filter(({ locale }) => locales.includes(locale));
  const merged = locales.map((locale) =>
    addToLocale(
      topics.filter((topic) => topic.locale === locale),
      known.filter((text) => text.locale === locale),
      locale,
      input,
    ),
  );
  const small = merged.reduce((sum, each) => sum + each.small, 0);
  return {
    topics: [...topics.filter(({ locale }) => !locales.includes(locale)), ...merged.flatMap((each) => each.topics)],
    asked: {
      isRead: true,
      grouped: known.length - small,
      small,
      unreadable: asked.unreadable,
      left: asked.left,
    },
  };
}

function addToLocale(
  topics: readonly Topic[],
  texts: readonly AskedText[],
  locale: string,
  input: Input,
): { topics: Topic[]; small: number } {
  if (texts.length === 0) return { topics: [...topics], small: 0 };
  const { searches, minReaders, synonyms } = input;
  const reader = readerOf(locale, synonyms);
  const meanings = meaningsOf(locale, input);
  const topicOf = knownTopics(topics, meanings);
  const joined = new Map<Topic, number>();
  const rest: Asked[] = [];
  for (const text of texts) {
    const nearest = searches.nearest?.get(textKey(text));
    const topic = topicOf(text.text, nearest);
    if (topic === undefined) rest.push({ ...text, n: 1, nearest });
    else joined.set(topic, (joined.get(topic) ?? 0) + 1);
  }
  const groups = groupTopics(groupAlike(rest, meanings), ({ nearest }) => missingWords(nearest?.unknownWords ?? [], reader));
  const large = groups.filter((group) => group.length >= minReaders);
  return {
    topics: [
      ...topics.map((topic) => withQuestions(topic, joined.get(topic) ?? 0)),
      ...large.map((group) => ownTopic(group, { locale, words: sharedWords(group, reader, minReaders), input })),
    ],
    small: rest.length - large.reduce((sum, group) => sum + group.length, 0),
  };
}

/** Finds the topic that a question belongs to, if it is one of the given ones. */
function knownTopics(topics: readonly Topic[], meanings: Meanings) {
  const leaders = createLeaders(minSameCosine);
  const owners = topics.flatMap((topic) => topic.phrasings.map((phrasing) => ({ topic, phrasing })));
  for (const { phrasing } of owners) leaders.add(meanings.of(phrasing));
  const byArticle = new Map(
    topics.flatMap((topic) =>
      topic.source === 'searches' && topic.article !== null && isAboutArticle[topic.action] ? [[topic.article, topic]] : [],
    ),
  );
  return (text: string, nearest: NearestArticle | undefined): Topic | undefined => {
    const alike = leaders.nearest(meanings.of(text));
    if (alike !== undefined) return owners[alike]?.topic;
    const isSure = nearest !== undefined && !nearest.isUnsure && nearest.unknownWords.length === 0;
    return isSure ? byArticle.get(nearest.article ?? '') : undefined;
  };
}

/** Whether the article of a topic answers it. */
const isAboutArticle: Readonly<Record<Topic['action'], boolean>> = {
  'new-answers': true,
  rewrite: true,
  none: true,
  'new-article': false,
  'fix-product': false,
  rare: false,
  unknown: false,
};

function withQuestions(topic: Topic, questions: number): Topic {
  const frequency = topic.frequency + questions;
  return { ...topic, questions, frequency, priority: frequency * severityWeights[topic.severity] };
}

/** A topic that only questions are about. */
function ownTopic(
  group: readonly Asked[],
  { locale, words, input }: { locale: string; words: string[]; input: Pick<Input, 'articles' | 'categories' | 'searches'> },
): Topic {
  const near = group.flatMap(({ nearest }) =>
    nearest?.article === undefined || nearest.confidence < minNearConfidence ? [] : [nearest.article],
  );
  const article = 2 * near.length > group.length ? (mostFrequent(near) ?? null) : null;
  const category = input.articles.find((one) => one.locale === locale && one.id === article)?.category ?? null;
  const severity = categorySeverities(input.categories)(category);
  const kind = mostFrequent(group.map((one) => one.kind)) ?? 'question';
  return {
    locale,
    source: 'questions',
    phrasings: [],
    words,
    // They begin with the day.
    ids: group
      .map(({ id }) => id)
      .sort((a, b) => compareText(b, a))
      .slice(0, maxIds),
    kind,
    sentiment: prevailing(group.map(({ text }) => proposeSentiment(text).sentiment)),
    frequency: group.length,
    questions: group.length,
    severity,
    priority: group.length * severityWeights[severity],
    article,
    action: actionFor(kind, article, group, input),
  };
}

function actionFor(
  kind: Topic['kind'],
  article: string | null,
  group: readonly Asked[],
  { searches }: Pick<Input, 'searches'>,
): Topic['action'] {
  if (kind === 'wish' || kind === 'complaint') return 'fix-product';
  if (searches.nearest === undefined) return 'unknown';
  if (group.every(({ nearest }) => nearest === undefined)) return 'rare';
  return article === null ? 'new-article' : 'new-answers';
}
