/**
 * Weight of each kind of signal. Each signal is one time that a learner needed an answer, so all kinds weigh the same.
 * Coverage counts signals and relies on this.
 */
export const demandWeights = {
  /** A search that ended at a confident result. */
  foundSearch: 1,
  /** A search that was unsure, left without a click, or rephrased. */
  failedSearch: 1,
  /** A learner's vote on an article. */
  helpfulVote: 1,
  notHelpfulVote: 1,
  /** A question to the staff. */
  question: 1,
  /** A visit to an article without a vote, where the operator counts visits. */
  visit: 1,
} as const;

/** Demand = Σ weight × signals; 0 without any. */
export function demandOf(signals: Partial<Signals>): number {
  const kinds = Object.keys(demandWeights) as (keyof Signals)[];
  return kinds.reduce((sum, kind) => sum + demandWeights[kind] * (signals[kind] ?? 0), 0);
}

/** Number of signals by kind; integers ≥ 0. */
export type Signals = Record<SignalKind, number>;

export type SignalKind = keyof typeof demandWeights;
