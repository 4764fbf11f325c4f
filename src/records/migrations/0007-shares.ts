import type { Migration } from './migration.ts';

/** Why a vote is held back, and the number of votes by hour. */
export const shares: Migration = {
  version: 7,
  name: 'shares',
  statements: [
    // Until now nearly all were held back by the device limit; the few from bots cannot be distinguished.
    "ALTER TABLE event ADD COLUMN held TEXT NOT NULL DEFAULT ''",
    "UPDATE event SET held = 'device' WHERE trust = 0",
    'ALTER TABLE event DROP COLUMN trust',
    `CREATE TABLE tally (
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      edition TEXT NOT NULL,
      hour TEXT NOT NULL,
      held TEXT NOT NULL,
      revision TEXT NOT NULL,
      writer TEXT NOT NULL,
      n BIGINT NOT NULL,
      PRIMARY KEY (article, locale, edition, hour, held, revision, writer)
    ) WITHOUT ROWID`,
    // Votes that are not in a total yet.
    `INSERT INTO tally (article, locale, edition, hour, held, revision, writer, n)
     SELECT article, locale, edition, CAST(first_at - first_at % 3600000 AS TEXT), '', revision, '', count(*) FROM ballot
     WHERE trust = 1 AND ballot >= (SELECT horizon FROM settled)
     GROUP BY article, locale, edition, CAST(first_at - first_at % 3600000 AS TEXT), revision`,
  ],
};
