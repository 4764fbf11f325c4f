import type { Audience } from '../knowledge/audience.ts';
import type { DayLimits } from '../readers/day-tags.ts';
import type { Reader } from '../readers/reader.ts';

/** Whoever asks for something to be done. */
export type Actor = Sender | Operator;

/**
 * Whoever sent a request. The internal edition stands behind the company's login, so whoever reaches it is staff;
 * everybody else is an anonymous reader.
 */
export interface Sender extends Reader {
  kind: 'reader' | 'staff';
}

/** The operator's command line, which has the database itself. */
export interface Operator {
  kind: 'operator';
}

/** Whoever sends a request to an endpoint that serves an audience. */
export function senderOf(audience: Audience, reader: Reader): Sender {
  return { kind: audience === 'internal' ? 'staff' : 'reader', ...reader };
}

/** Staff's feedback is kept apart from learners'. */
export function audienceOf({ kind }: Sender): Audience {
  return kind === 'staff' ? 'internal' : 'public';
}

/** Whether all such senders may share one address, as staff in one office do. */
export function sharesOneAddress({ kind }: Sender): boolean {
  return kind === 'staff';
}

/** The limits that hold for a sender: where one address may be everybody's, only devices are limited. */
export function limitsOf(sender: Sender, limits: DayLimits): DayLimits {
  return sharesOneAddress(sender) ? { device: limits.device } : limits;
}
