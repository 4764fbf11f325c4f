/**
 * Weight of each kind of signal. Each signal is one reader who left without an answer, so both kinds weigh the same.
 * Coverage counts signals and relies on this.
 */
export const demandWeights = {
  /** A learner's not-helpful vote on the present text of an article. */
  notHelpfulVote: 1,
  /** A search that was unsure, left without a click, or rephrased. */
  failedSearch: 1,
} as const;

/** Demand = Σ weight × signals; 0 without any. */
export function demandOf(signals: Partial<Signals>): number {
  const kinds = Object.keys(demandWeights) as (keyof Signals)[];
  return kinds.reduce((sum, kind) => sum + demandWeights[kind] * (signals[kind] ?? 0), 0);
}

/** Number of signals by kind; integers ≥ 0. */
export type Signals = Record<keyof typeof demandWeights, number>;
