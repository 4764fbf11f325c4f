import { bigint, integer, table, text } from '../../store/table.ts';

/** How far a question that nobody replies to was passed on. */
export const escalation = table({
  name: 'escalation',
  columns: {
    question: text(),
    /** The promise that was not kept: a later one begins again at the first level. */
    due_at: bigint(),
    /** Notices given so far: the reminder before the promise, where there is one, and the levels after it. */
    notices: integer(),
    /** When others were first told; null while there was only a reminder. */
    escalated_at: bigint({ nullable: true }),
  },
  primaryKey: ['question'],
  export: true,
});
