import type { DailyCount } from '../../../endpoint/daily-counts.ts';
import { articleKey } from '../../../knowledge/article-id.ts';
import type { AskedCount } from '../../../questions/asked-counts.ts';
import { articleOwners } from '../../article-texts.ts';
import type { SignalKind } from '../../demand.ts';
import type { ArticleInput, BaseInput } from '../../input.ts';
import type { ArticleVisits } from '../../visits.ts';
import type { VoteTotal } from '../../votes.ts';
import { outcomesOf } from '../searches/search-outcomes.ts';

/** Equal signs that learners needed an answer. */
export interface Signal {
  kind: SignalKind;
  locale: string;
  /** Null when it is unknown, or not in the taxonomy. */
  category: string | null;
  /** At least one; null among them when a product is unknown. */
  products: readonly (string | null)[];
  stage: string | null;
  /** `articleKey` of the article that it is about. */
  article: string | null;
  isMet: boolean;
  n: number;
}

/** What is known of the needs of a period. */
export interface Evidence {
  votes: readonly VoteTotal[];
  asked: readonly AskedCount[];
  outcomes: readonly DailyCount[];
  counters: readonly DailyCount[];
  /** Failed searches by category. */
  categories: readonly DailyCount[];
  visits: readonly ArticleVisits[];
}

type Input = Pick<BaseInput, 'articles' | 'locales' | 'categories' | 'products' | 'stages'>;

/**
 * Every signal of a period, in the site's locales. A search that found something and a helpful vote are met, the vote
 * if its article is published, current and found; a question and a visit if their article answers; a failed search and a
 * not-helpful vote never are.
 */
export function signalsOf(evidence: Evidence, input: Input, { isAnswering, isInOrder }: Judgement): Signal[] {
  const subjects = subjectsOf(input);
  const ownerOf = articleOwners(input.articles);
  const about = (named: { article: string; locale: string }): Subject => subjects.article(ownerOf(named));
  const isMet = ({ article }: Subject): boolean => article !== null && isAnswering(article);
  const votes = evidence.votes.filter(({ edition }) => edition === 'public');
  const signals: Signal[] = [
    ...votes.flatMap((vote): Signal[] => {
      const where = { ...about(vote), locale: vote.locale };
      return [
        { ...where, kind: 'helpfulVote', isMet: where.article !== null && isInOrder(where.article), n: vote.helpful },
        { ...where, kind: 'notHelpfulVote', isMet: false, n: vote.notHelpful },
      ];
    }),
    ...withoutVotes(evidence.visits, votes, ownerOf).map(({ owner, locale, n }): Signal => {
      const where = subjects.article(owner);
      return { ...where, locale, kind: 'visit', isMet: isMet(where), n };
    }),
    ...evidence.asked.map(({ locale, category, product, linked, n }): Signal => {
      const known = linked === null ? nowhere : about({ article: linked, locale });
      const where = {
        ...known,
        locale,
        category: subjects.category(category) ?? known.category,
        products: product === null ? known.products : [subjects.product(product)],
      };
      return { ...where, kind: 'question', isMet: isMet(known), n };
    }),
    ...evidence.categories.map(({ locale, name, n }): Signal => {
      return { ...nowhere, locale, category: subjects.category(name), kind: 'failedSearch', isMet: false, n };
    }),
    ...input.locales.map((locale): Signal => {
      const own = (counts: readonly DailyCount[]): DailyCount[] => counts.filter((count) => count.locale === locale);
      const { found } = outcomesOf({ outcomes: own(evidence.outcomes), counters: own(evidence.counters) });
      return { ...nowhere, locale, kind: 'foundSearch', isMet: true, n: found.count };
    }),
  ];
  return signals.filter(({ n, locale }) => n > 0 && input.locales.includes(locale));
}

/** What is thought of the article of a key. */
export interface Judgement {
  /** Whether it meets demand. */
  isAnswering: (article: string) => boolean;
  /** Whether it does, or would if fewer learners said that it did not help: that takes nothing from those it helped. */
  isInOrder: (article: string) => boolean;
}

/** For whoever only counts. */
export const unjudged: Judgement = { isAnswering: () => false, isInOrder: () => false };

type Subject = Pick<Signal, 'category' | 'products' | 'stage' | 'article'>;

const nowhere: Subject = { category: null, products: [null], stage: null, article: null };

/** Where articles and ids belong; what the taxonomy does not have is null. */
function subjectsOf({ categories, products, stages }: Input) {
  const idsOf = (things: readonly { id: string }[]): ((id: string | null) => string | null) => {
    const ids = new Set(things.map(({ id }) => id));
    return (id) => (id !== null && ids.has(id) ? id : null);
  };
  const [category, product, stage] = [idsOf(categories), idsOf(products), idsOf(stages)];
  return {
    category,
    product,
    /** A text stands for an article that is gone. */
    article(owner: ArticleInput | string): Subject {
      if (typeof owner === 'string') return nowhere;
      return {
        category: category(owner.category),
        products: [...new Set(owner.products.map(product))],
        stage: stage(owner.stage),
        article: articleKey(owner.locale, owner.id),
      };
    },
  };
}

/** Visits less the votes that were cast on them, by article. */
function withoutVotes(
  visits: readonly ArticleVisits[],
  votes: readonly VoteTotal[],
  ownerOf: ReturnType<typeof articleOwners>,
): { owner: ArticleInput | string; locale: string; n: number }[] {
  const cast = new Map<ArticleInput | string, number>();
  for (const vote of votes) cast.set(ownerOf(vote), (cast.get(ownerOf(vote)) ?? 0) + vote.helpful + vote.notHelpful);
  return [...Map.groupBy(visits, ownerOf)].map(([owner, own]) => ({
    owner,
    locale: own[0]?.locale ?? '',
    n: own.reduce((sum, { visits: n }) => sum + n, 0) - (cast.get(owner) ?? 0),
  }));
}
