import type { QuestionSettings } from '../../knowledge/question-settings.ts';
import type { QuestionEvent } from '../../knowledge/schemas/question-rules.ts';
import { serviceTimeAfter } from '../promise.ts';
import type { Kind } from '../states.ts';

/** Something that is said, once, about a question that waits. */
export interface Notice {
  event: Extract<QuestionEvent, 'at-risk' | 'escalated'>;
  /** 0 is the reminder, levels count from 1. */
  level: number;
  tell: readonly string[];
  /** Minutes of opening hours after the promise; of the reminder, before it. */
  minutes: number;
}

/** The notices for a kind of question, in their order. */
export function noticesFor({ escalation: { warnMinutes, complaints, others } }: QuestionSettings, kind: Kind): Notice[] {
  const levels = kind === 'complaint' ? complaints : others;
  return [
    ...(warnMinutes === undefined ? [] : [{ event: 'at-risk', level: 0, tell: ['assignee'], minutes: warnMinutes } as const]),
    ...levels.map(
      ({ afterMinutes, tell }, index): Notice => ({ event: 'escalated', level: index + 1, tell, minutes: afterMinutes }),
    ),
  ];
}

/** Whether it is time for a notice. */
export function isTimeFor(
  { event, minutes }: Notice,
  settings: QuestionSettings,
  { channel, dueAt }: { channel: string; dueAt: number },
  now: number,
): boolean {
  // So few minutes are left that they end with the promise.
  if (event === 'at-risk') return dueAt <= (serviceTimeAfter(settings, channel, now, minutes) ?? now);
  const at = serviceTimeAfter(settings, channel, dueAt, minutes);
  return at !== undefined && at <= now;
}
