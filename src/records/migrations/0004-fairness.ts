import type { Migration } from './migration.ts';

/**
 * Limits per device group and day; totals of votes that can no longer change. Keys of ballots begin with the time, so
 * that new rows are adjacent and a commit writes few pages.
 */
export const fairness: Migration = {
  version: 4,
  name: 'fairness',
  statements: [
    'ALTER TABLE event ADD COLUMN trust INTEGER NOT NULL DEFAULT 1',
    `UPDATE event SET ballot =
      (SELECT CAST(ballot.first_at / 1000 AS TEXT) || ballot.ballot FROM ballot WHERE ballot.ballot = event.ballot)`,
    // The key is the second in which the ballot was first cast, then its random part.
    `CREATE TABLE timed_ballot (
      ballot TEXT NOT NULL PRIMARY KEY,
      seq BIGINT NOT NULL,
      first_at BIGINT NOT NULL,
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      edition TEXT NOT NULL,
      value TEXT NOT NULL,
      trust INTEGER NOT NULL
    ) WITHOUT ROWID`,
    `INSERT INTO timed_ballot (ballot, seq, first_at, article, locale, revision, edition, value, trust)
     SELECT CAST(first_at / 1000 AS TEXT) || ballot, seq, first_at, article, locale, revision, edition, value, 1 FROM ballot`,
    'DROP TABLE ballot',
    'ALTER TABLE timed_ballot RENAME TO ballot',
    'DELETE FROM total',
    'ALTER TABLE total ADD COLUMN held_back BIGINT NOT NULL DEFAULT 0',
    'CREATE TABLE settled (name TEXT NOT NULL PRIMARY KEY, horizon TEXT NOT NULL, turns BIGINT NOT NULL)',
    "INSERT INTO settled (name, horizon, turns) VALUES ('votes', '', 0)",
    `CREATE TABLE folded (
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      edition TEXT NOT NULL,
      revision TEXT NOT NULL,
      helpful BIGINT NOT NULL,
      not_helpful BIGINT NOT NULL,
      held_back BIGINT NOT NULL,
      PRIMARY KEY (article, locale, edition, revision)
    )`,
    'CREATE TABLE salt (day TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
    'CREATE TABLE seen (tag TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, n BIGINT NOT NULL) WITHOUT ROWID',
  ],
};
