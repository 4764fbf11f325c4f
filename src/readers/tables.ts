import { bigint, table, text } from '../store/table.ts';

/** Keys of a day's tags. Deleted within 48 hours; nobody can compute that day's tags afterwards. */
export const salt = table({
  name: 'salt',
  columns: { day: text(), value: text() },
  primaryKey: ['day'],
  isEphemeral: true,
});

/** Number of times each tag was seen. */
export const seen = table({
  name: 'seen',
  columns: { tag: text(), day: text(), n: bigint() },
  primaryKey: ['tag'],
  withoutRowid: true,
  isEphemeral: true,
});
