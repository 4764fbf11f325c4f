/** What speaks for the first hit. */
export interface Evidence {
  /** How alike the query is to the best of its questions, 0…1. */
  similarity: number;
  /** Share of the query's words that stand in the article or begin like a word of it, framing words counting little. */
  covered: number;
  /** Share of the query that stands on some page of the site, rare words and pairs of characters counting more. */
  known: number;
}

/** Under this the reader is told that the answer may not be among the hits. */
const threshold = 0.5;

/** How much of the difference between sites is believed: each is measured by few questions. */
const outOfScopeWeight = 0.85;

/** So much more than a question of another world has must speak for a hit. */
const margin = 1.7;

/** The mean of the public sets; for sites that could not be measured. */
const defaultOutOfScope = 2.6;

/** A site of a handful of articles has next to nothing in common with any question, its own included. */
const minOutOfScope = 1.3;

/**
 * How likely the first hit is one of those that answer.
 *
 * @param outOfScope what speaks for a hit when nothing on the site answers; see `measureOutOfScope`
 * @returns in 0…1
 */
export function confidenceOf(evidence: Evidence, outOfScope = defaultOutOfScope): number {
  return 1 / (1 + Math.exp(margin + outOfScopeWeight * Math.max(minOutOfScope, outOfScope) - supportOf(evidence)));
}

export function isUnsure(confidence: number): boolean {
  return confidence < threshold;
}

/**
 * How much speaks for the first hit: logistic regression, without the intercept of each set, on questions of
 * public English sets whose answer is among the first three, against questions of other sets, which no page answers.
 *
 * @returns from 0 up
 */
export function supportOf({ similarity, covered, known }: Evidence): number {
  return 3.6 * similarity + 3.9 * known + 4 * similarity * covered;
}
