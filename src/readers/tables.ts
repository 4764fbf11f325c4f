import { bigint, table, text } from '../store/table.ts';

/** Keys the tags of a day. Deleted within 48 hours: nobody can make that day's tags again. */
export const salt = table({
  name: 'salt',
  columns: { day: text(), value: text() },
  primaryKey: ['day'],
  isEphemeral: true,
});

/** How often each tag of a day was seen. */
export const seen = table({
  name: 'seen',
  columns: { tag: text(), day: text(), n: bigint() },
  primaryKey: ['tag'],
  withoutRowid: true,
  isEphemeral: true,
});
