import { bulletin, bulletinTold } from '../../questions/bulletins/tables.ts';
import { createTable } from '../../store/create-table.ts';
import type { Migration } from './migration.ts';

/** What reports tell the staff by mail and webhook. */
export const bulletins: Migration = {
  version: 13,
  name: 'bulletins',
  statements: [bulletin, bulletinTold].flatMap((each) => createTable(each)),
};
