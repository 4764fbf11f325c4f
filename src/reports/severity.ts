import type { ServiceSeverity } from '../knowledge/fields.ts';

/** For sorting: the graver, the higher. */
export function severityRank(severity: ServiceSeverity): number {
  return ranks[severity];
}

const ranks = { low: 0, medium: 1, high: 2 } as const satisfies Record<ServiceSeverity, number>;
