import { minuteMs } from '../instants.ts';
import { type Durations, durationsOf } from './durations.ts';

/** When a question reached each state, in milliseconds since 1970; null where it has not, or nobody knows. */
export interface StageInstants {
  receivedAt: number;
  classifiedAt: number | null;
  assignedAt: number | null;
  /** First reply. */
  answeredAt: number | null;
  /** Last resolution. */
  resolvedAt: number | null;
}

/** The states before the resolution, in their order. */
export const stages = ['received', 'classified', 'assigned', 'answered'] as const;
type Stage = (typeof stages)[number];

/** Minutes in each state, and from arrival to resolution. */
export type StageTimes = Record<Stage | 'total', Durations>;

/**
 * How long questions stay in each state: T = Σ over received, classified, assigned, answered. All are over the same
 * questions, those that are resolved and whose every instant is known, so that the means add up; medians need not. The
 * state `answered` ends with the last resolution: of a question that was taken up again it holds all further replies.
 */
export function stageTimesOf(questions: readonly StageInstants[]): StageTimes {
  const spans = { received: [], classified: [], assigned: [], answered: [], total: [] } as Record<keyof StageTimes, number[]>;
  for (const { receivedAt, classifiedAt, assignedAt, answeredAt, resolvedAt } of questions) {
    if (classifiedAt === null || assignedAt === null || answeredAt === null || resolvedAt === null) continue;
    spans.received.push((classifiedAt - receivedAt) / minuteMs);
    spans.classified.push((assignedAt - classifiedAt) / minuteMs);
    spans.assigned.push((answeredAt - assignedAt) / minuteMs);
    spans.answered.push((resolvedAt - answeredAt) / minuteMs);
    spans.total.push((resolvedAt - receivedAt) / minuteMs);
  }
  return {
    received: durationsOf(spans.received),
    classified: durationsOf(spans.classified),
    assigned: durationsOf(spans.assigned),
    answered: durationsOf(spans.answered),
    total: durationsOf(spans.total),
  };
}
