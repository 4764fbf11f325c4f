import type { Migration } from '../migrate.ts';

/** Where the health check writes, so that it fails when a vote would fail. */
export const probe: Migration = {
  version: 2,
  name: 'probe',
  statements: ['CREATE TABLE probe (name TEXT NOT NULL PRIMARY KEY, filler TEXT NOT NULL)'],
};
