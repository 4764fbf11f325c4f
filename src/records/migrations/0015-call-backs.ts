import type { Migration } from './migration.ts';

/** An index that the list of those to be called is read from in its order. */
export const callBacks: Migration = {
  version: 15,
  name: 'call-backs',
  statements: ['CREATE INDEX question_call_back ON question (state, call_back_at, id)'],
};
