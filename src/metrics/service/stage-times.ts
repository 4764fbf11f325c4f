import { minuteMs } from '../instants.ts';
import { type Durations, durationsOf, minDurations } from './durations.ts';

/** When a question reached each state, in milliseconds since 1970; null where it has not, or nobody knows. */
export interface StageInstants {
  receivedAt: number;
  classifiedAt: number | null;
  assignedAt: number | null;
  /** First reply. */
  answeredAt: number | null;
  /** Last resolution. */
  resolvedAt: number | null;
  /** Whether it has a reply, and whether it is resolved, even where the time is unknown. */
  isAnswered: boolean;
  isResolved: boolean;
  /** Nobody works on it any more. */
  isErased: boolean;
}

/** The states before the resolution, in their order. */
export const stages = ['received', 'classified', 'assigned', 'answered'] as const;
type Stage = (typeof stages)[number];

/** Minutes in a state. */
export type StageTime = Exclude<Durations, { state: 'known' }> | (Extract<Durations, { state: 'known' }> & { mean: number });

/** Minutes in each state, and from arrival to resolution. */
export type StageTimes = Record<Stage | 'total', StageTime>;

/** Where each begins and ends. */
const spans = {
  received: ['receivedAt', 'classifiedAt'],
  classified: ['classifiedAt', 'assignedAt'],
  assigned: ['assignedAt', 'answeredAt'],
  answered: ['answeredAt', 'resolvedAt'],
  total: ['receivedAt', 'resolvedAt'],
} as const satisfies Record<Stage | 'total', readonly [keyof StageInstants, keyof StageInstants]>;

/**
 * How long questions stay in each state: T = Σ over received, classified, assigned, answered. The means are over the same
 * questions, those that are resolved and whose every instant is known, so that they add up. Median and 90th percentile are
 * over all questions that reached the state, with those that are still in it. The state `answered` ends with the last
 * resolution: of a question that was taken up again it holds all further replies.
 *
 * @param now milliseconds since 1970
 */
export function stageTimesOf(questions: readonly StageInstants[], now: number): StageTimes {
  const complete = questions.filter(isComplete);
  const { length: n } = complete;
  const timeOf = (stage: keyof typeof spans): StageTime => {
    if (n === 0) return { state: 'unknown', n };
    if (n < minDurations) return { state: 'too-few', n };
    const { ended, waiting } = minutesIn(stage, questions, now);
    const durations = durationsOf(ended, waiting);
    if (durations.state !== 'known') return durations;
    const [start, end] = spans[stage];
    const sum = complete.reduce((total, question) => total + question[end] - question[start], 0);
    return { ...durations, mean: sum / minuteMs / n };
  };
  return {
    received: timeOf('received'),
    classified: timeOf('classified'),
    assigned: timeOf('assigned'),
    answered: timeOf('answered'),
    total: timeOf('total'),
  };
}

type Complete = StageInstants & Record<(typeof spans)[Stage | 'total'][number], number>;

function isComplete(question: StageInstants): question is Complete {
  const { classifiedAt, assignedAt, answeredAt, resolvedAt } = question;
  return classifiedAt !== null && assignedAt !== null && answeredAt !== null && resolvedAt !== null;
}

/** Minutes from one instant to another, and since the first where the second has not come. */
export function minutesIn(
  stage: keyof typeof spans | 'reply',
  questions: readonly StageInstants[],
  now: number,
): { ended: number[]; waiting: number[] } {
  const [start, end] = stage === 'reply' ? (['receivedAt', 'answeredAt'] as const) : spans[stage];
  const [ended, waiting]: [number[], number[]] = [[], []];
  for (const question of questions) {
    const [from, to] = [question[start], question[end]];
    if (from === null) continue;
    if (to !== null) ended.push((to - from) / minuteMs);
    else if (isOpen(question, end)) waiting.push(Math.max(0, now - from) / minuteMs);
  }
  return { ended, waiting };
}

/** Whether an instant is still to come, and not one that nobody noted. */
function isOpen({ assignedAt, isAnswered, isResolved, isErased }: StageInstants, end: (typeof spans)[Stage][1]): boolean {
  if (isErased || isResolved) return false;
  if (end === 'resolvedAt') return true;
  if (isAnswered) return false;
  return end !== 'classifiedAt' || assignedAt === null;
}
