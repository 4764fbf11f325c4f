/**
 * What one signal of a reader weighs as demand, per kind. Either is one reader who left without the answer, so
 * both weigh the same; while that is so, coverage may count signals. Kinds that join are weighed against them.
 */
export const demandWeights = {
  /** A learner's vote against the present text of an article. */
  notHelpfulVote: 1,
  /** A search that was unsure, left without a click, or asked again in other words. */
  failedSearch: 1,
} as const;

/** Demand = Σ weight × signals. 0 without any. */
export function demandOf(signals: Partial<Signals>): number {
  const kinds = Object.keys(demandWeights) as (keyof Signals)[];
  return kinds.reduce((sum, kind) => sum + demandWeights[kind] * (signals[kind] ?? 0), 0);
}

/** How often each kind of signal was seen; whole numbers ≥ 0. */
export type Signals = Record<keyof typeof demandWeights, number>;
