import type { Migration } from './migration.ts';

export const probe: Migration = {
  version: 2,
  name: 'probe',
  statements: ['CREATE TABLE probe (name TEXT NOT NULL PRIMARY KEY, filler TEXT NOT NULL)'],
};
