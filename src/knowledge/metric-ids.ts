/** Figures of the reports that targets.yaml can name. */
export const metricIds = [
  'search-success',
  'helpfulness',
  'coverage',
  'promises-kept',
  'csat',
  'first-reply-time',
  'stage-time',
  'resolution-rate',
  'fcr',
  'service-quality',
  'handled-per-person',
  'self-service-score',
  'deflection',
  'unsure-rate',
  'empty-rate',
  'churn',
  'renewal',
  'active',
  'conversion',
  'effect',
] as const;

export type MetricId = (typeof metricIds)[number];
