import { articleKey } from '../../../knowledge/article-id.ts';
import { daysBetween } from '../../../metrics/days.ts';
import { weeksIn } from '../../../metrics/period.ts';
import { severityWeights } from '../../../metrics/severity-weights.ts';
import { minSample } from '../../../metrics/share.ts';
import type { AskedOnDay } from '../../../questions/asked-counts.ts';
import type { BaseInput } from '../../input.ts';
import { categorySeverities } from '../../severity.ts';
import { poolVotes } from '../../votes.ts';
import { during } from '../../weeks.ts';
import type { AlertsResult } from '../alerts/schema.ts';
import type { ArticleReport, ArticlesResult } from '../articles/schema.ts';
import { type EvidenceInput, evidenceOf } from '../coverage/evidence.ts';
import type { CoverageResult } from '../coverage/schema.ts';
import { articlesToRewrite } from '../helpfulness/unhelpful-articles.ts';
import type { SearchesResult } from '../searches/schema.ts';
import { nearDuplicates } from './near-duplicates.ts';
import type { Candidate } from './schema.ts';
import { translationDemand } from './translation-demand.ts';
import { work } from './work.ts';

export type CandidatesInput = Pick<
  BaseInput,
  'today' | 'period' | 'locales' | 'categories' | 'articles' | 'efforts' | 'replies'
> &
  EvidenceInput;
export type CandidatesResults = AlertsResult & ArticlesResult & CoverageResult & SearchesResult;

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
    kind !== 'merge' && merged.has(articleKey(kind === 'translate' ? (input.locales[0] ?? locale) : locale, article ?? ''));
  // Why an article helps less than it did comes before what else there is to do on it.
  const fallen = new Set(
    found.flatMap(({ kind, locale, article }) =>
      kind === 'investigate' && article !== null ? [articleKey(locale, article)] : [],
    ),
  );
  const isFallen = ({ kind, locale, article }: Need): boolean =>
    (kind === 'rewrite' || kind === 'review') && fallen.has(articleKey(locale, article ?? ''));
  return found
    .filter((need) => !isMerged(need) && !isFallen(need))
    .map(({ kind, demand, ...need }): Candidate => {
      const severity = severityOf(need.category);
      const helped = demand * work[kind].effect;
      return {
        id: [kind, need.locale, need.article ?? need.category ?? '', need.alert ?? '', need.text ?? '']
          .filter((part) => part !== '')
          .join(' '),
        kind,
        ...need,
        severity,
        hours: efforts[kind] ?? work[kind].hours,
        demand,
        helped,
        value: helped * severityWeights[severity],
      };
    })
    .filter(({ helped }) => helped >= minHelped);
}

/** Learners a week: one in ten weeks. What helps fewer would stand in the plan as helping nobody. */
const minHelped = 0.1;

type Need = Pick<Candidate, 'kind' | 'locale' | 'category' | 'article' | 'alert' | 'other' | 'text' | 'texts' | 'demand'>;
type Source = (input: CandidatesInput, results: CandidatesResults) => Need[];

const nothing = { article: null, alert: null, other: null, text: null, texts: [] };

/** What changed for the worse, for certain: somebody has to find out why. */
const standingAlerts: Source = (input, { articles, alerts }) =>
  alerts.alerts.flatMap((alert): Need[] => {
    if (alert.kind !== 'fall') {
      const { kind, category, observed, usual, weeks } = alert;
      const beyond = observed.count - usual * (observed.n ?? weeks);
      const [locale = ''] = input.locales;
      return [
        { ...nothing, kind: 'investigate', alert: kind, locale, category, demand: Math.max(0, beyond) / Math.max(1, weeks) },
      ];
    }
    const { before, recent, weeks } = alert;
    const found = published(articles).find(({ id, locale }) => id === alert.article.id && locale === alert.article.locale);
    if (found === undefined) return [];
    const lost = (before.count / before.n) * recent.n - recent.count;
    return [{ ...about(found), kind: 'investigate', alert: 'fall', demand: Math.max(0, lost) / weeks }];
  });

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

/** Where there is something to translate, that is proposed instead. */
const emptyCategories: Source = ({ period, locales: [original] }, { articles, coverage }) => {
  const written = new Set(published(articles).flatMap(({ locale, category }) => (locale === original ? [category] : [])));
  return coverage.gaps.flatMap((gap): Need[] =>
    gap.kind === 'empty-category' && !(gap.locale !== original && written.has(gap.category))
      ? [{ ...nothing, kind: 'write', locale: gap.locale, category: gap.category, demand: gap.demand / weeksIn(period) }]
      : [],
  );
};

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
  const originals = published(articles).filter(({ locale }) => locale === input.locales[0]);
  const byId = new Map(originals.map((original) => [original.id, original]));
  const demandFor = translationDemand(evidenceOf(input), originals, (original) => votesAWeek(original, input));
  return coverage.gaps.flatMap((gap): Need[] => {
    const original = gap.kind === 'missing-translation' ? byId.get(gap.article ?? '') : undefined;
    if (original === undefined) return [];
    const demand = demandFor(gap.locale, original) / weeksIn(input.period);
    return [{ ...about(original), kind: 'translate', locale: gap.locale, demand }];
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

/** Questions of each category and language, without those of a kind that a template already replies to. */
const replyTemplates: Source = ({ period, locales, categories, replies, history }) => {
  const above = new Map(categories.map(({ id, ancestors }) => [id, [id, ...ancestors]]));
  const hasTemplate = ({ locale, category, kind }: AskedOnDay): boolean =>
    replies.some(
      (reply) =>
        reply.locale === locale &&
        (reply.kind ?? kind) === kind &&
        (above.get(category ?? '') ?? []).some((each) => each === reply.category),
    );
  const asked = during(history?.days.questions ?? [], period).filter(
    ({ locale, category }) => locales.includes(locale) && above.has(category ?? ''),
  );
  const open = asked.filter((each) => !hasTemplate(each));
  return [...Map.groupBy(open, ({ locale, category }) => `${locale} ${category}`).values()].flatMap((own): Need[] => {
    const [{ locale, category } = { locale: '', category: null }] = own;
    const received = own.reduce((sum, { n }) => sum + n, 0);
    const demand = received / weeksIn(period);
    if (received < minSample || demand < minQuestionsAWeek) return [];
    return [{ ...nothing, kind: 'reply', locale, category, demand }];
  });
};

const sources: readonly Source[] = [
  standingAlerts,
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
