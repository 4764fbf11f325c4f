import { questionImport } from '../../questions/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** When the first reply was promised, and which questions came from a ticket export; an index for counting. */
export const imports: Migration = {
  version: 11,
  name: 'imports',
  statements: [
    'ALTER TABLE question ADD COLUMN first_due_at BIGINT',
    // The best that is known: of a question that was taken up again, `due_at` is a later promise.
    'UPDATE question SET first_due_at = due_at WHERE reopened = 0',
    'CREATE INDEX question_trust ON question (trust, state, due_at)',
    ...createTable(questionImport),
  ],
};
