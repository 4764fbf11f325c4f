import { bigint, integer, table, text } from '../../store/table.ts';

/** How a message leaves. */
export const carrierNames = ['webhook', 'asker', 'staff'] as const;

/** What becomes of a message: `failed` ones are sent again only by command. */
export const messageStates = ['waiting', 'sent', 'failed'] as const;

/**
 * Messages that are to be sent, written in the transaction of what they tell. A row holds ids only: what it says is made
 * from the question or the bulletin when it is sent, so nothing of the asker's is stored twice.
 */
export const outbox = table({
  name: 'outbox',
  columns: {
    /** The same for every attempt, so that a receiver can ignore a repetition. */
    id: text(),
    /** `webhook`, or a letter to the asker or to staff. */
    carrier: text({ values: carrierNames }),
    /** Id of a webhook, of a person or of a team; empty for the asker. */
    target: text(),
    event: text(),
    /** Id of the question that it tells of, or of a bulletin. */
    question: text(),
    /** Step of the question; 0 of a bulletin. */
    step: integer(),
    created_at: bigint(),
    /** When it is sent next; while it is being sent, when the attempt counts as lost. */
    due_at: bigint(),
    /** Whoever is sending it; null while nobody is. */
    lease: text({ nullable: true }),
    attempts: integer({ default: 0 }),
    state: text({ values: messageStates }),
    /** Why the last attempt failed, without anything of the asker's. */
    fault: text({ nullable: true }),
    ended_at: bigint({ nullable: true }),
  },
  primaryKey: ['id'],
  indexes: { outbox_due: ['state', 'due_at'], outbox_question: ['question'] },
});
