/**
 * What one signal of a reader weighs as demand, per kind. A vote is the unit: one reader who found
 * the article and left without the answer. Kinds that join later are weighed against it.
 */
export const demandWeights = {
  notHelpfulVote: 1,
} as const;

/** Demand = Σ weight × signals. 0 without any. */
export function demandOf(signals: Signals): number {
  const kinds = Object.keys(demandWeights) as (keyof Signals)[];
  return kinds.reduce((sum, kind) => sum + demandWeights[kind] * signals[kind], 0);
}

/** How often each kind of signal was seen; whole numbers ≥ 0. */
export type Signals = Record<keyof typeof demandWeights, number>;
