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

/** The figures of the overview: without a target, nobody can say whether they are good. */
export const overviewMetricIds = [
  'search-success',
  'helpfulness',
  'coverage',
  'promises-kept',
  'csat',
] as const satisfies readonly MetricId[];

/** Figures other than shares: numbers, times in minutes, and a sum of shares that can be negative. */
export const unboundedMetricIds: ReadonlySet<string> = new Set<MetricId>([
  'first-reply-time',
  'stage-time',
  'service-quality',
  'handled-per-person',
  'self-service-score',
  'effect',
]);

/** Figures that are the better the lower they are. */
export const lowerIsBetterIds: ReadonlySet<string> = new Set<MetricId>([
  'first-reply-time',
  'stage-time',
  'unsure-rate',
  'empty-rate',
  'churn',
]);
