/** Weight of each severity. Priority = frequency × weight. */
export const severityWeights = { low: 1, medium: 2, high: 3 } as const;
