import { escalation } from '../../questions/escalation/tables.ts';
import { receivedMail } from '../../questions/mail/tables.ts';
import { outbox } from '../../questions/outbox/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** What leaves: messages, who was told that nobody replies, and which mails came in. */
export const wordsOut: Migration = {
  version: 10,
  name: 'outbox',
  statements: [outbox, escalation, receivedMail].flatMap((each) => createTable(each)),
};
