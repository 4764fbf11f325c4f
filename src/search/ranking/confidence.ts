/** How well the first hit matches the query. */
export interface Evidence {
  /** Cosine of the query and the article's most similar title or question, 0…1. */
  similarity: number;
  /** Share of the query's words that the article has, stop words counting less, 0…1. */
  covered: number;
  /** Share of the query that is on some page of the site, rare words and character pairs counting more, 0…1. */
  known: number;
}

/** Below this, readers are told that the answer may not be among the hits. */
const unsureThreshold = 0.5;

/** Below 1, because a site's out-of-scope score is itself an estimate from a few dozen questions. */
const outOfScopeWeight = 0.85;

/** By how much a hit must score above out-of-scope questions for a confidence of one half. */
const margin = 1.7;

/** Mean of the public question sets; used for sites without a measured score. */
const defaultOutOfScope = 2.6;

/** Lower limit, for sites with so few articles that everyday questions match next to nothing. */
const minOutOfScope = 1.3;

/**
 * Probability that one of the first three hits answers the question: the evidence score on the logistic scale, with
 * an intercept that is calibrated for each site by out-of-scope questions.
 *
 * @param outOfScope the site's out-of-scope score; see `measureOutOfScope`
 * @returns 0…1
 */
export function confidenceOf(evidence: Evidence, outOfScope = defaultOutOfScope): number {
  return 1 / (1 + Math.exp(margin + outOfScopeWeight * Math.max(minOutOfScope, outOfScope) - evidenceScore(evidence)));
}

export function isUnsure(confidence: number): boolean {
  return confidence < unsureThreshold;
}

/**
 * Linear part of a logistic regression, without the intercept of each question set. Fitted on public English sets:
 * questions whose answer is among the first three hits, against questions of other sets, which no page answers.
 *
 * @returns 0 or more
 */
export function evidenceScore({ similarity, covered, known }: Evidence): number {
  return 3.6 * similarity + 3.9 * known + 4 * similarity * covered;
}
