import type { Audience } from '../knowledge/audience.ts';
import type { DayLimits } from '../readers/day-tags.ts';
import type { Reader } from '../readers/reader.ts';

/** Whoever performs an action. */
export type Actor = Sender | Operator;

/**
 * The sender of a request. The internal edition is behind the company's login, so everyone who reaches it is staff; all
 * others are anonymous readers.
 */
export interface Sender extends Reader {
  kind: 'reader' | 'staff';
}

/** The operator's command line, which accesses the database directly. */
export interface Operator {
  kind: 'operator';
}

/** The sender of a request to an endpoint that serves an audience. */
export function senderOf(audience: Audience, reader: Reader): Sender {
  return { kind: audience === 'internal' ? 'staff' : 'reader', ...reader };
}

/** Feedback from staff is kept separate from learners'. */
export function audienceOf({ kind }: Sender): Audience {
  return kind === 'staff' ? 'internal' : 'public';
}

/** Whether all senders of this kind may share one address, as staff in an office do. */
export function sharesOneAddress({ kind }: Sender): boolean {
  return kind === 'staff';
}

/** The limits that apply to a sender: where everyone may share one address, only devices are limited. */
export function limitsOf(sender: Sender, limits: DayLimits): DayLimits {
  return sharesOneAddress(sender) ? { device: limits.device } : limits;
}
