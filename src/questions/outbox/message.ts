import { type MessageEvent, reportEvents } from '../../knowledge/schemas/question-rules.ts';
import { textOrNull } from '../../store/row-values.ts';
import type { Row } from '../../store/store.ts';
import type { carrierNames, messageStates } from './tables.ts';

export type CarrierName = (typeof carrierNames)[number];

/** Whom to tell of an event. */
export interface Address {
  carrier: CarrierName;
  /** Id of a webhook, of a person or of a team; empty for the asker. */
  target: string;
}

/** A message of the outbox. */
export interface StoredMessage extends Address {
  id: string;
  event: MessageEvent;
  /** Id of a question, or of a bulletin. */
  question: string;
  step: number;
  createdAt: number;
  dueAt: number;
  attempts: number;
  state: (typeof messageStates)[number];
  fault: string | null;
}

/** The same however often it is enqueued. Without a full stop: Standard Webhooks separate what they sign by one. */
export function messageId(question: string, step: number, event: MessageEvent, { carrier, target }: Address): string {
  return ['msg', question, step, event, carrier, target].join('_');
}

/** Whether it tells of a report, and not of a question. */
export function isBulletin({ event }: Pick<StoredMessage, 'event'>): boolean {
  return reportEvents.some((each) => each === event);
}

export function toMessage(row: Row): StoredMessage {
  return {
    id: String(row['id']),
    carrier: row['carrier'] as CarrierName,
    target: String(row['target']),
    event: row['event'] as MessageEvent,
    question: String(row['question']),
    step: Number(row['step']),
    createdAt: Number(row['created_at']),
    dueAt: Number(row['due_at']),
    attempts: Number(row['attempts']),
    state: row['state'] as StoredMessage['state'],
    fault: textOrNull(row['fault']),
  };
}
