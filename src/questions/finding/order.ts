import { dayMs } from '../../metrics/instants.ts';
import { isOnlyWaiting, type QuestionFilter } from '../question-filter.ts';
import { type Cursor, dayOfId, type Stream, startOf, startOfDay } from './stream.ts';

/** Orders of lists: as replies are due, as calls are due, newest first. */
export type Order = 'due' | 'callBack' | 'newest';

export function orderOf(filter: QuestionFilter): Order {
  if (filter.hasCallBack === true) return 'callBack';
  return isOnlyWaiting(filter) ? 'due' : 'newest';
}

/** Negative when one place of a list is before the other; those without a time come last. */
export function compareCursors(order: Order, one: Cursor, other: Cursor): number {
  const [a, b] = order === 'newest' ? [other, one] : [one, other];
  if (a.at !== b.at) return (a.at ?? Number.POSITIVE_INFINITY) < (b.at ?? Number.POSITIVE_INFINITY) ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** Whether reading on never finds anything that belongs further up in the list; with words, further up than a day. */
export function isInOrder({ order: own }: Stream, order: Order): boolean {
  if (order === 'callBack') return own === 'callBack';
  return order === 'due' ? own === 'due' || own === 'undated' : own === 'newest' || own === 'day';
}

/** Where to begin reading for a part of a list. */
export function startAfter(stream: Stream, order: Order, after: Cursor | undefined): Cursor {
  const start = startOf(stream);
  if (after === undefined || !isInOrder(stream, order)) return start;
  if (stream.order === 'day') return startOfDay(after.at ?? 0);
  return compareCursors(order, after, start) > 0 ? after : start;
}

/** Up to where the list is known when reading has got to a place of the stream. */
export function knownUpTo({ order: own }: Stream, read: Cursor): Cursor {
  // Of the day itself, there may be more.
  return own === 'day' ? { at: dayOfId(read.id) + dayMs - 1, id: '~' } : read;
}
