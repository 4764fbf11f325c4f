import { articleKey } from '../../../knowledge/article-id.ts';
import { daysBetween } from '../../../metrics/days.ts';
import { weeksIn } from '../../../metrics/period.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { minSample } from '../../../metrics/share.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import { poolVotes } from '../../votes.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { articlesToRewrite } from '../helpfulness/unhelpful-articles.ts';
import type { SearchesResult } from '../searches/schema.ts';
import type { ServiceResult } from '../service/schema.ts';
import { nearDuplicates } from './near-duplicates.ts';
import type { Candidate } from './schema.ts';
import { work } from './work.ts';

export type CandidatesInput = Pick<BaseInput, 'today' | 'period' | 'locales' | 'categories' | 'articles' | 'efforts'>;
export type CandidatesResults = ArticlesResult & CoverageResult & SearchesResult & ServiceResult;

/** What could be done next, with what it takes and what it does. Nothing that would help nobody. */
export function candidatesOf(input: CandidatesInput, results: CandidatesResults): Candidate[] {
  const { efforts, categories } = input;
  const severityOf = categorySeverities(categories);
  const found = sources.flatMap((source) => source(input, results));
  const merged = new Set(
    found.flatMap(({ kind, locale, article }) => (kind === 'merge' ? articleKey(locale, article ?? '') : [])),
  );
  // What goes into another article is not worked on before.
  const isMerged = ({ kind, locale, article }: Need): boolean =>
    (kind === 'rewrite' || kind === 'review') && merged.has(articleKey(locale, article ?? ''));
  return found
    .filter((need) => !isMerged(need))
    .map(({ kind, demand, ...need }): Candidate => {
      const severity = severityOf(need.category);
      const helped = demand * work[kind].effect;
      return {
        id: [kind, need.locale, need.article ?? need.category ?? '', need.text ?? ''].filter((part) => part !== '').join(' '),
        kind,
        ...need,
        severity,
        hours: efforts[kind] ?? work[kind].hours,
        demand,
        helped,
        value: helped * severityWeights[severity],
      };
    })
    .filter(({ value }) => value >= minValue);
}

/** Less than one learner in twenty weeks is not worth planning. */
const minValue = 0.05;

type Need = Pick<Candidate, 'kind' | 'locale' | 'category' | 'article' | 'other' | 'text' | 'texts' | 'demand'>;
type Source = (input: CandidatesInput, results: CandidatesResults) => Need[];

const nothing = { article: null, other: null, text: null, texts: [] };

const missingArticles: Source = ({ period }, { searches }) =>
  searches.questions
    .filter(({ todo }) => todo === 'write')
    .map(({ locale, category, phrasings, asked }) => ({
      ...nothing,
      kind: 'write',
      locale,
      category,
      text: phrasings[0]?.text ?? '',
      demand: asked / weeksIn(period),
    }));

const emptyCategories: Source = ({ period }, { coverage }) =>
  coverage.gaps.flatMap((gap): Need[] =>
    gap.kind === 'empty-category'
      ? [{ ...nothing, kind: 'write', locale: gap.locale, category: gap.category, demand: gap.demand / weeksIn(period) }]
      : [],
  );

const poorArticles: Source = (input, { articles }) => {
  const { helpfulness } = poolVotes(published(articles).map(({ current }) => current.learners));
  const usual = helpfulness.state === 'known' ? helpfulness.share : 1;
  return articlesToRewrite(published(articles)).map((article) => {
    const { helpfulness: own } = article.current.learners;
    const below = own.state === 'known' ? Math.max(0, usual - own.share) : 0;
    return { ...about(article), kind: 'rewrite', demand: votesAWeek(article, input) * below };
  });
};

const overdueArticles: Source = (input, { articles }) =>
  published(articles)
    .filter(({ freshness }) => freshness?.state === 'overdue')
    .map((article) => ({ ...about(article), kind: 'review', demand: votesAWeek(article, input) }));

const missingTranslations: Source = (input, { articles, coverage }) => {
  const originals = new Map(published(articles).map((article) => [articleKey(article.locale, article.id), article]));
  const votesIn = (locale: string): number =>
    published(articles).reduce((sum, article) => sum + (article.locale === locale ? votesAWeek(article, input) : 0), 0);
  const [original = ''] = input.locales;
  return coverage.gaps.flatMap((gap): Need[] => {
    const translated = gap.kind === 'missing-translation' ? originals.get(articleKey(original, gap.article ?? '')) : undefined;
    if (translated === undefined || votesIn(original) === 0) return [];
    const demand = (votesAWeek(translated, input) * votesIn(gap.locale)) / votesIn(original);
    return [{ ...about(translated), kind: 'translate', locale: gap.locale, demand }];
  });
};

const duplicates: Source = (input, { articles }) => {
  const reports = new Map(articles.map((article) => [articleKey(article.locale, article.id), article]));
  return nearDuplicates(input.articles).flatMap((pair): Need[] => {
    const [less, more] = pair
      .flatMap(({ locale, id }) => reports.get(articleKey(locale, id)) ?? [])
      .sort((a, b) => votesAWeek(a, input) - votesAWeek(b, input));
    return less === undefined || more === undefined
      ? []
      : [{ ...about(less), kind: 'merge', other: more.id, demand: votesAWeek(less, input) }];
  });
};

const newAnswers: Source = ({ period, articles }, { searches }) =>
  [...Map.groupBy(searches.proposals.answers, ({ locale, article }) => articleKey(locale, article)).values()].flatMap((own) => {
    const [first] = own;
    const category = articles.find(({ id, locale }) => id === first?.article && locale === first.locale)?.category ?? null;
    return first === undefined
      ? []
      : {
          ...nothing,
          kind: 'answers' as const,
          locale: first.locale,
          category,
          article: first.article,
          texts: own.map(({ question }) => question),
          demand: own.reduce((sum, { wins }) => sum + wins, 0) / weeksIn(period),
        };
  });

/** A template pays where a question of the category comes nearly every day. */
const minQuestionsAWeek = 5;

const replyTemplates: Source = ({ period, locales }, { service }) =>
  service.groups
    .filter(({ by, id, received }) => by === 'category' && id !== null && received >= minSample)
    .map(({ id, received }) => ({
      ...nothing,
      kind: 'reply' as const,
      locale: locales[0] ?? '',
      category: id,
      demand: received / weeksIn(period),
    }))
    .filter(({ demand }) => demand >= minQuestionsAWeek);

const sources: readonly Source[] = [
  missingArticles,
  emptyCategories,
  poorArticles,
  overdueArticles,
  missingTranslations,
  duplicates,
  newAnswers,
  replyTemplates,
];

function published(articles: readonly ArticleReport[]): ArticleReport[] {
  return articles.filter(({ audience, state }) => audience === 'public' && state === 'published');
}

function about({ id, locale, category }: ArticleReport): Omit<Need, 'kind' | 'demand'> {
  return { ...nothing, article: id, locale, category };
}

/** Learners' votes on the present text for each week that it has been there, at least one. */
function votesAWeek({ current: { since, learners } }: ArticleReport, { today, period }: CandidatesInput): number {
  const days = daysBetween(since ?? period.from, today) + 1;
  return (learners.helpful + learners.notHelpful) / Math.max(1, days / 7);
}
