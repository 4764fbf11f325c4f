/** What speaks for the first hits. */
export interface Evidence {
  /** Cosine of the query and the most similar title or question: mean of that of the first hit and that of any article, 0…1. */
  similarity: number;
  /** Share of the query's words that the first hit has, stop words counting less, 0…1. */
  covered: number;
  /** Share of the query's content words and character pairs that are on some page of the site, 0…1. */
  known: number;
  /** Number of content words, without single Chinese characters: much that agrees says more than little. */
  words: number;
  /** Names of other services, which no page mentions, for each word that says what the query is about, 0…1. */
  foreign: number;
}

/** Below this, readers are told that the answer may not be among the hits. */
const unsureThreshold = 0.5;

/** Mean of the public question sets; used for languages without foreign questions. */
const defaultThreshold = 12.5;

/**
 * Probability that one of the first three hits answers the question: the evidence score on the logistic scale, with
 * an intercept that is calibrated for each site.
 *
 * @param threshold the site's evidence score for a confidence of one half; see `measureThreshold`
 * @returns 0…1
 */
export function confidenceOf(evidence: Evidence, threshold = defaultThreshold): number {
  return 1 / (1 + Math.exp(threshold - evidenceScore(evidence)));
}

export function isUnsure(confidence: number): boolean {
  return confidence < unsureThreshold;
}

/**
 * Linear part of a logistic regression (Cox, D. R. (1958), J. R. Stat. Soc. B 20(2), 215–242), without the intercept of
 * each question set. Fitted on public question sets: questions whose answer is among the first three hits, against
 * questions of other sets, which no page answers. The square root of the similarity separates them better than the
 * similarity itself. The weight of the number of words is half of the fitted one, because other sets have shorter
 * questions.
 *
 * The names of other services are not fitted: in those sets they make 0 to 2 % more of the foreign questions unsure, and 0 to
 * 0.3 % of the answerable ones; in the sample, 4 of 79 foreign questions more.
 *
 * Words alone hardly tell more: the area under its ROC curve is 93 to 99.9 % in those sets and 92 to 93 % in the sample.
 * On sets that are not fitted on, it gains nothing by squares and products of its parts, shares of rarity, the best
 * sentence of the first hit, lone characters that count less, similarity without synonyms, margins between hits, or
 * weights that are fitted for each site. Adjacent words that stay adjacent, with the number of words times `covered`, add a
 * point in English, but nothing where 5 % of the answerable questions are called unsure. Nor does it gain by latent semantic
 * analysis of the site's own sections, words of the query that share a section, or whether bodies and titles agree on the
 * first hit: forty such features, fitted to the sample itself and cross-validated, call as many foreign questions unsure in
 * English as these four, and five of a hundred more in Chinese.
 *
 * Nor does it gain by counting everyday words that no page has, whether frequent ones (SUBTLEX-US, jieba) or names of
 * things (WordNet): questions that are answered have nearly as many. Even a list of exactly those that only foreign
 * questions have would raise the share of the sample's foreign questions that are called unsure from 59 to 62 % in English
 * and from 66 to 74 % in Chinese.
 *
 * @returns 0 or more
 */
export function evidenceScore({ similarity, covered, known, words, foreign }: Evidence): number {
  const speaksFor = 9.5 * Math.sqrt(similarity) + 4.5 * covered + 4.3 * known + 1.2 * Math.log1p(words);
  return Math.max(0, speaksFor - 12 * foreign);
}
