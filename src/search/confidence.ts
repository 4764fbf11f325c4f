/** What speaks for the first hit. */
export interface Evidence {
  /** How alike the query is to the best of its questions, 0…1. */
  likeness: number;
  /** Share of the query's words that stand in the article or begin like a word of it, framing words counting little. */
  covered: number;
  /** Share of the query's words of content that stand on some page of the site, rare ones counting more. */
  known: number;
}

/** Under this the reader is told that the answer may not be among the hits. */
const threshold = 0.5;

/**
 * How likely the first hit is one of those that answer: logistic regression on questions of public sets
 * whose answer is among the first three, against questions of other sets, which no page answers. Moved so
 * that one in twenty of the former lies under the threshold.
 *
 * @returns in 0…1
 */
export function confidenceOf({ likeness, covered, known }: Evidence): number {
  return 1 / (1 + Math.exp(-(-3.1 + 2.5 * likeness + 1.7 * known + 9.3 * likeness * covered)));
}

export function isUnsure(confidence: number): boolean {
  return confidence < threshold;
}
