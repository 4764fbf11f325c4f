import type { Migration } from './migration.ts';

/** Votes, the texts they judge, and their totals. */
export const votes: Migration = {
  version: 1,
  name: 'votes',
  statements: [
    `CREATE TABLE event (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      ballot TEXT NOT NULL,
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      value TEXT NOT NULL CHECK (value IN ('helpful', 'not-helpful')),
      edition TEXT NOT NULL CHECK (edition IN ('public', 'internal')),
      at BIGINT NOT NULL
    )`,
    `CREATE TABLE ballot (
      ballot TEXT NOT NULL PRIMARY KEY,
      seq BIGINT NOT NULL,
      first_at BIGINT NOT NULL,
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      edition TEXT NOT NULL,
      value TEXT NOT NULL
    )`,
    // Covers what counting a cell reads, so that the count does not touch the table.
    'CREATE INDEX ballot_cell ON ballot (article, locale, revision, edition, value)',
    `CREATE TABLE revision (
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      edition TEXT NOT NULL CHECK (edition IN ('public', 'internal')),
      sketch TEXT NOT NULL,
      redirect_from TEXT NOT NULL,
      first_seen BIGINT NOT NULL,
      PRIMARY KEY (article, locale, edition, revision)
    )`,
    `CREATE TABLE total (
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      edition TEXT NOT NULL,
      helpful BIGINT NOT NULL,
      not_helpful BIGINT NOT NULL,
      PRIMARY KEY (article, locale, edition, revision)
    )`,
  ],
};
