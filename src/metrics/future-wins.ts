/** What is known of a phrasing that an article could list. */
export interface ProposedPhrasing {
  /** How often readers asked it in the period: failed searches, and searches that a helpful vote confirmed. */
  demand: number;
  /** Probability that the article answers it, 0…1. */
  answersIt: number;
  /** Probability that search shows the article first today, 0…1. */
  foundFirst: number;
}

/**
 * Expected number of searches of a coming period, as long as the last, that an article wins by listing a phrasing:
 * demand × P(the article answers it) × (1 − P(it is found first today)).
 *
 * Demand of the last period is taken for that of the next, the naive forecast (Hyndman, R. J. and Athanasopoulos, G.
 * (2021), Forecasting: Principles and Practice, 3rd ed., section 5.2). A question that is listed is found first, which is
 * what the search contract asks for; so the last factor is what there is to win.
 *
 * @returns 0 or more, at most `demand`
 */
export function futureWins({ demand, answersIt, foundFirst }: ProposedPhrasing): number {
  return demand * answersIt * (1 - foundFirst);
}
