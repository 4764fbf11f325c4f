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

/** Mean of the public question sets; used for sites without a measured score. */
const defaultThreshold = 7;

/** Lower limit, for sites with so few articles that everyday questions match next to nothing. */
const minThreshold = 5;

/**
 * Probability that one of the first three hits answers the question: the evidence score on the logistic scale, with
 * an intercept that is calibrated for each site.
 *
 * @param threshold the site's evidence score for a confidence of one half; see `measureThreshold`
 * @returns 0…1
 */
export function confidenceOf(evidence: Evidence, threshold = defaultThreshold): number {
  return 1 / (1 + Math.exp(Math.max(minThreshold, threshold) - evidenceScore(evidence)));
}

export function isUnsure(confidence: number): boolean {
  return confidence < unsureThreshold;
}

/**
 * Linear part of a logistic regression, without the intercept of each question set. Fitted on public question sets:
 * questions whose answer is among the first three hits, against questions of other sets, which no page answers. The
 * square root of the similarity separates them better than the similarity itself.
 *
 * @returns 0 or more
 */
export function evidenceScore({ similarity, covered, known }: Evidence): number {
  return 5.5 * Math.sqrt(similarity) + 4.3 * known + 4.6 * covered;
}
