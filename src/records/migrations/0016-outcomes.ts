import type { Migration } from './migration.ts';

/** What a complaint led to is encrypted with its step. */
export const outcomes: Migration = {
  version: 16,
  name: 'outcomes',
  statements: ['ALTER TABLE question DROP COLUMN outcome'],
};
