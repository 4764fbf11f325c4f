import { staffLooking } from '../../questions/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** Indexes that lists are read from in their order, a few rows at a time; who looks at which question. */
export const walks: Migration = {
  version: 12,
  name: 'walks',
  statements: [
    ...['question_state', 'question_trust', 'question_received', 'question_customer'].map((index) => `DROP INDEX ${index}`),
    'CREATE INDEX question_waiting ON question (state, trust, due_at, id)',
    'CREATE INDEX question_assignee ON question (assignee, state, due_at, id)',
    'CREATE INDEX question_received ON question (received_at, id, trust, category, severity)',
    'CREATE INDEX question_category ON question (category, received_at, id)',
    'CREATE INDEX question_customer ON question (customer, received_at, id)',
    ...createTable(staffLooking),
  ],
};
