import { spanMinutes } from '../knowledge/fields.ts';
import type { Channel } from '../knowledge/schemas/channels.ts';
import { type Hours, weekdays } from './calendar.ts';

/** A promised time to the first reply, in the largest unit in which people would say it. */
export interface ReplyPromise {
  count: number;
  /** Hours and days are opening hours and working days. */
  unit: 'minutes' | 'hours' | 'days';
}

/**
 * Time to the first reply. From one working day on it is in working days, rounded up: 540 minutes of a channel that is open
 * nine hours a day are one.
 */
export function replyPromise({ firstReplyMinutes: minutes, hours }: Pick<Channel, 'firstReplyMinutes' | 'hours'>): ReplyPromise {
  const day = workingDayMinutes(hours);
  if (day > 0 && minutes >= day) return { count: Math.ceil(minutes / day), unit: 'days' };
  if (minutes >= 60 && minutes % 60 === 0) return { count: minutes / 60, unit: 'hours' };
  return { count: minutes, unit: 'minutes' };
}

/** Minutes of a usual day: what most open weekdays have, the longer when two are as frequent; 0 when never open. */
export function workingDayMinutes({ weekly }: Pick<Hours, 'weekly'>): number {
  const totals = weekdays.map((day) => (weekly[day] ?? []).map(spanMinutes).reduce((sum, { from, to }) => sum + to - from, 0));
  const open = totals.filter((total) => total > 0);
  const frequency = (total: number): number => open.filter((other) => other === total).length;
  return open.reduce((best, total) => ((frequency(total) - frequency(best) || total - best) > 0 ? total : best), open[0] ?? 0);
}
