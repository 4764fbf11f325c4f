import { question, questionStep, questionWord, staffToken } from '../../questions/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

export const questions: Migration = {
  version: 9,
  name: 'questions',
  statements: [question, questionStep, questionWord, staffToken].flatMap((each) => createTable(each)),
};
