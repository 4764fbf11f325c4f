import { areaUnderCurve } from '../metrics/area-under-curve.ts';
import { countWithin, meanReciprocalRank, type Rank } from '../metrics/ranking.ts';
import { type Interval, wilsonInterval } from '../metrics/wilson.ts';

/** What a search found for one question. */
export interface Found {
  /** Ids of articles, best first; empty when nothing is shown. */
  ids: readonly string[];
  /** How likely the question is answered, 0…1; left out by systems without such an estimate. */
  confidence?: number;
  isUnsure?: boolean;
}

/** A question, the articles that answer it, and what was found. */
export interface Answered extends Found {
  q: string;
  /** None when the question is out of scope, or no article answers it yet. */
  gold: readonly string[];
  /** Whether the site should answer it, though no article does yet. */
  inScope?: boolean | undefined;
}

/** How well a question set was answered. Success is measured on the questions that some article answers. */
export interface Figures {
  n: number;
  success1: Proportion | undefined;
  success3: Proportion | undefined;
  success10: Proportion | undefined;
  mrr10: number | undefined;
  /** Share of all questions for which nothing was shown. */
  empty: Proportion | undefined;
  /** Left out for systems without such an estimate. */
  unsure?: UnsureFigures;
}

/** How well a system knows what it does not know. */
export interface UnsureFigures {
  /** Share of all questions that are called unsure. */
  all: Proportion | undefined;
  answerable: Proportion | undefined;
  /** Of the questions whose answer is among the first three: being unsure of these is wrong, of the others it is not. */
  found: Proportion | undefined;
  /** Of the questions that no article answers yet, though one should: the nearest article may still help. */
  unanswered: Proportion | undefined;
  outOfScope: Proportion | undefined;
  /**
   * Area under the ROC curve of the confidence, those found against those out of scope: what any threshold could reach;
   * `undefined` when one kind is missing.
   */
  separation: number | undefined;
}

/** Rank up to which a question counts as found. */
const foundWithin = 3;

/** A share with its 95 % Wilson score interval; `undefined` when n = 0. */
export interface Proportion extends Interval {
  count: number;
  n: number;
  /** 0…1 */
  share: number;
}

export function figuresOf(answered: readonly Answered[]): Figures {
  const answerable = answered.filter(({ gold }) => gold.length > 0);
  const outOfScope = answered.filter(isOutOfScope);
  const ranks = answerable.map(rankOf);
  const found = answerable.filter(isFound);
  const successAt = (k: number): Proportion | undefined => proportionOf(countWithin(k, ranks), ranks.length);
  const unsureOf = (list: readonly Answered[]): Proportion | undefined =>
    proportionOf(list.filter(({ isUnsure }) => isUnsure === true).length, list.length);
  return {
    n: answered.length,
    success1: successAt(1),
    success3: successAt(3),
    success10: successAt(10),
    mrr10: meanReciprocalRank(10, ranks),
    empty: proportionOf(answered.filter(({ ids }) => ids.length === 0).length, answered.length),
    ...(answered.some(({ isUnsure }) => isUnsure !== undefined)
      ? {
          unsure: {
            all: unsureOf(answered),
            answerable: unsureOf(answerable),
            found: unsureOf(found),
            unanswered: unsureOf(answered.filter(({ gold, inScope }) => gold.length === 0 && inScope === true)),
            outOfScope: unsureOf(outOfScope),
            separation: areaUnderCurve(found.map(confidenceIn), outOfScope.map(confidenceIn)),
          },
        }
      : {}),
  };
}

/** Whether an article that answers the question is among the first three. */
export function isFound(answered: Pick<Answered, 'ids' | 'gold'>): boolean {
  return countWithin(foundWithin, [rankOf(answered)]) > 0;
}

export function isOutOfScope({ gold, inScope }: Pick<Answered, 'gold' | 'inScope'>): boolean {
  return gold.length === 0 && inScope !== true;
}

function confidenceIn({ confidence = 0 }: Answered): number {
  return confidence;
}

/** Rank of the first article that answers the question. */
export function rankOf({ ids, gold }: Pick<Answered, 'ids' | 'gold'>): Rank {
  const index = ids.findIndex((id) => gold.includes(id));
  return index === -1 ? undefined : index + 1;
}

/** Means of several sets. Each set has the same weight, whatever its number of questions. */
export interface MeanFigures {
  sets: number;
  success1: number | undefined;
  success3: number | undefined;
  success10: number | undefined;
  mrr10: number | undefined;
  empty: number | undefined;
  unsureAnswerable: number | undefined;
  unsureFound: number | undefined;
  unsureUnanswered: number | undefined;
  unsureOutOfScope: number | undefined;
  separation: number | undefined;
}

/** Sets without a figure are left out of its mean. */
export function meanOf(sets: readonly Figures[]): MeanFigures {
  const mean = (value: (figures: Figures) => number | undefined): number | undefined => {
    const values = sets.flatMap((figures) => value(figures) ?? []);
    return values.length === 0 ? undefined : values.reduce((sum, each) => sum + each, 0) / values.length;
  };
  return {
    sets: sets.length,
    success1: mean(({ success1 }) => success1?.share),
    success3: mean(({ success3 }) => success3?.share),
    success10: mean(({ success10 }) => success10?.share),
    mrr10: mean(({ mrr10 }) => mrr10),
    empty: mean(({ empty }) => empty?.share),
    unsureAnswerable: mean(({ unsure }) => unsure?.answerable?.share),
    unsureFound: mean(({ unsure }) => unsure?.found?.share),
    unsureUnanswered: mean(({ unsure }) => unsure?.unanswered?.share),
    unsureOutOfScope: mean(({ unsure }) => unsure?.outOfScope?.share),
    separation: mean(({ unsure }) => unsure?.separation),
  };
}

function proportionOf(count: number, n: number): Proportion | undefined {
  const interval = wilsonInterval(count, n);
  return interval === undefined ? undefined : { count, n, share: count / n, ...interval };
}
