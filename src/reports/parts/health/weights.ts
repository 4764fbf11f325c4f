/** How much each figure counts in the health score. The one table of weights. */
export const healthWeights = {
  /** Content-standard checklist: met ÷ applicable. */
  checklist: 3,
  /** Share of helpful votes on the present text; few votes count little. */
  helpfulness: 3,
  /** 1 until the review is due, then falling to 0 over one review interval. */
  freshness: 2,
  /** Share of its questions that are also found when worded differently. */
  findability: 2,
  readability: 1,
  /** 1 without a finding about links, else 0; only with links. */
  links: 1,
  /** 1 without a finding about media, else 0; only with media. */
  media: 1,
  /** Share of the other languages with an up-to-date translation. */
  translation: 1,
} as const;

export type HealthFigure = keyof typeof healthWeights;

export const healthFigures = Object.keys(healthWeights) as HealthFigure[];
