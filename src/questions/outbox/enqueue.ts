import type { QuestionEvent } from '../../knowledge/schemas/question-rules.ts';
import { dayMs } from '../../metrics/instants.ts';
import { receiptsPerDay } from '../../readers/limits.ts';
import { type Statement, statement, type Value } from '../../store/store.ts';
import { type Address, messageId } from './message.ts';

/** What a message tells of. */
export interface Told {
  question: string;
  /** Number of the step. */
  step: number;
  event: QuestionEvent;
  /** Milliseconds since 1970. */
  now: number;
  /** Whether it takes up a question that may have been held back. */
  isAccepted?: boolean | undefined;
}

/** Holds for the row of `question` while what is told of has really happened, within the same transaction. */
export interface Guard {
  sql: string;
  values: readonly Value[];
}

/**
 * Statements that put one message for each address into the outbox, for the transaction that they tell of. Questions that
 * are held back tell nobody.
 */
export function enqueue(
  addresses: readonly Address[],
  { question, step, event, now, isAccepted }: Told,
  guard: Guard,
): Statement[] {
  const trusted = isAccepted === true ? '' : ' AND trust = 1';
  return addresses.map((address) => {
    // A stranger's address could be entered again and again: that many receipts are the most it gets.
    const isReceipt = address.carrier === 'asker' && event === 'received';
    const limit = isReceipt
      ? ` AND (SELECT count(*) FROM question AS other WHERE other.customer = question.customer AND other.received_at > ?) <= ${receiptsPerDay}`
      : '';
    return statement(
      `INSERT INTO outbox (id, carrier, target, event, question, step, created_at, due_at, state)
       SELECT CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), id, CAST(? AS INTEGER),
         CAST(? AS BIGINT), CAST(? AS BIGINT), 'waiting'
       FROM question WHERE ${guard.sql}${trusted}${limit} ON CONFLICT DO NOTHING`,
      messageId(question, step, event, address),
      address.carrier,
      address.target,
      event,
      step,
      now,
      now,
      ...guard.values,
      ...(isReceipt ? [now - dayMs] : []),
    );
  });
}
