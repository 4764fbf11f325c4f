import type { ServiceSeverity } from '../knowledge/fields.ts';

/** For sorting and weighing: the graver, the higher. Priority = frequency × this. */
export function severityRank(severity: ServiceSeverity): number {
  return ranks[severity];
}

const ranks = { low: 1, medium: 2, high: 3 } as const satisfies Record<ServiceSeverity, number>;
