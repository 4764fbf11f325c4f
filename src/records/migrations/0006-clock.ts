import type { Migration } from '../migrate.ts';

/** The time that was last trusted, so that a clock which has jumped is noticed before anything is deleted by it. */
export const clock: Migration = {
  version: 6,
  name: 'clock',
  statements: [
    // One row. `doubted_since` and `doubted_at`: first and latest reading of a clock that is not trusted yet.
    `CREATE TABLE clock (
      name TEXT NOT NULL PRIMARY KEY,
      trusted_at BIGINT NOT NULL,
      doubted_since BIGINT,
      doubted_at BIGINT
    )`,
  ],
};
