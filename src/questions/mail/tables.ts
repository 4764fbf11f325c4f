import { bigint, table, text } from '../../store/table.ts';

/** Mails that were read, so that one that is delivered twice counts once, and a flood of one sender is noticed. */
export const receivedMail = table({
  name: 'received_mail',
  columns: {
    /** Keyed hash of its Message-ID. */
    id: text(),
    /** Keyed hash of its sender. */
    sender: text(),
    question: text(),
    at: bigint(),
  },
  primaryKey: ['id'],
  indexes: { received_mail_sender: ['sender', 'at'] },
});
