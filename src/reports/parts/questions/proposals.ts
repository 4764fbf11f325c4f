import type { Demand } from '../../../feedback/searches/demand.ts';
import { articleKey } from '../../../knowledge/article-id.ts';
import { foldQuestion } from '../../../knowledge/fold-question.ts';
import { futureWins } from '../../../metrics/future-wins.ts';
import { compareText } from '../../compare.ts';
import type { BaseInput } from '../../input.ts';
import type { SearchesInput } from '../searches/collect.ts';
import { askedQuestion } from './asked-question.ts';
import type { Proposals, ProposedAnswer, Question } from './schema.ts';
import { textKey } from './text-key.ts';

type Input = Pick<BaseInput, 'articles'> & SearchesInput;

/** Maximum proposals for one article and report: a writer reviews each of them. */
const maxPerArticle = 20;

/**
 * Proposals that a writer can accept as they are: questions for articles, those that win most searches first, and
 * synonyms. None is there twice, and none that an article has by now.
 */
export function proposalsOf(
  questions: readonly Question[],
  { texts, confirmations }: Pick<Demand, 'texts' | 'confirmations'>,
  input: Input,
): Proposals {
  // Votes know better than search which article answers a question, so theirs come first. Another source of phrasings, such
  // as questions that the staff answered, is one more list here.
  const candidates = [...confirmedQuestions(confirmations), ...failedQuestions(questions)];
  const written = writtenIn(input);
  const open = candidates.filter(({ locale, question }) => !written.has(foldedKey(locale, question)));
  const evidence = evidenceOf(texts, confirmations);
  const answers = uniqueBy(open, ({ locale, question }) => foldedKey(locale, question))
    .filter(isPublished(input))
    .map((candidate) => proposedAnswer(candidate, evidence, input))
    .sort((a, b) => b.wins - a.wins || compareText(textOf(a), textOf(b)));
  const perArticle = Map.groupBy(answers, ({ locale, article }) => articleKey(locale, article));
  const kept = new Set([...perArticle.values()].flatMap((own) => own.slice(0, maxPerArticle)));
  const synonyms = questions.flatMap(({ locale, synonyms: own }) => own.map((words) => ({ locale, words })));
  return {
    answers: answers.filter((answer) => kept.has(answer)),
    synonyms: uniqueBy(synonyms, ({ locale, words }) => `${locale} ${words.at(-1)}`),
  };
}

/** A question that an article could list. */
interface Candidate {
  locale: string;
  article: string;
  /** What a reader typed. */
  text: string;
  /** The same as a question for the article. */
  question: string;
}

/** Of several articles, the one with the most votes comes first. */
function confirmedQuestions(confirmations: Demand['confirmations']): Candidate[] {
  return confirmations
    .toSorted((a, b) => b.n - a.n)
    .flatMap(({ locale, article, text }) => {
      const question = askedQuestion(text);
      return question === undefined ? [] : [{ locale, article, text, question }];
    });
}

function failedQuestions(questions: readonly Question[]): Candidate[] {
  return questions.flatMap(({ locale, nearest, phrasings, answers }) =>
    answers.flatMap((question) => {
      const phrasing = phrasings.find(({ text }) => askedQuestion(text) === question);
      return nearest === null || phrasing === undefined
        ? []
        : [{ locale, article: nearest.article, text: phrasing.text, question }];
    }),
  );
}

/** How often each question failed, and how often votes confirmed an article for it. */
interface Counts {
  asked: ReadonlyMap<string, number>;
  confirmed: ReadonlyMap<string, number>;
}

function evidenceOf(texts: Demand['texts'], confirmations: Demand['confirmations']): Counts {
  const keyOf = ({ locale, text }: { locale: string; text: string }): string => foldedKey(locale, askedQuestion(text) ?? '');
  return {
    asked: sumBy(texts, keyOf),
    confirmed: sumBy(confirmations, (each) => `${each.article} ${keyOf(each)}`),
  };
}

function proposedAnswer({ locale, article, text, question }: Candidate, counts: Counts, input: Input): ProposedAnswer {
  const key = foldedKey(locale, question);
  const asked = counts.asked.get(key) ?? 0;
  const confirmed = counts.confirmed.get(`${article} ${key}`) ?? 0;
  const found = input.searches.nearest?.get(textKey({ locale, text }));
  const rank = found === undefined ? null : found.first.indexOf(article) + 1;
  const confidence = found?.confidence ?? 0;
  const wins = futureWins({
    demand: asked + confirmed,
    answersIt: confirmed > 0 ? 1 : confidence,
    foundFirst: rank === 1 ? confidence : 0,
  });
  return { locale, article, question, asked, confirmed, rank, wins: Math.round(wins * 100) / 100 };
}

function isPublished({ articles }: Input): (candidate: Candidate) => boolean {
  const keys = new Set(
    articles
      .filter(({ state, audience }) => state === 'published' && audience === 'public')
      .map(({ locale, id }) => articleKey(locale, id)),
  );
  return ({ locale, article }) => keys.has(articleKey(locale, article));
}

/** Titles and questions of all articles that are not archived. */
function writtenIn({ articles }: Input): ReadonlySet<string> {
  const live = articles.filter(({ state }) => state !== 'archived');
  return new Set(live.flatMap(({ locale, title, answers }) => [title, ...answers].map((text) => foldedKey(locale, text))));
}

function foldedKey(locale: string, text: string): string {
  return `${locale} ${foldQuestion(text)}`;
}

function textOf({ locale, question }: ProposedAnswer): string {
  return `${locale} ${question}`;
}

function sumBy<Item extends { n: number }>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const item of items) sums.set(keyOf(item), (sums.get(keyOf(item)) ?? 0) + item.n);
  return sums;
}

function uniqueBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const byKey = new Map<string, Item>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()];
}
