import type { Migration } from './migration.ts';

/** The last trusted time, so that nothing is deleted because of a clock that has jumped. */
export const clock: Migration = {
  version: 6,
  name: 'clock',
  statements: [
    `CREATE TABLE clock (
      name TEXT NOT NULL PRIMARY KEY,
      trusted_at BIGINT NOT NULL,
      doubted_since BIGINT,
      doubted_at BIGINT
    )`,
  ],
};
