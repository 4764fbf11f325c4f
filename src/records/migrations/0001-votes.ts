import type { Migration } from '../migrate.ts';

/** Votes, the texts they may judge, and their totals. */
export const votes: Migration = {
  version: 1,
  name: 'votes',
  statements: [
    // Every vote as it came; nothing here is ever changed. `seq` numbers itself: a store whose database
    // spells that otherwise translates this one column.
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
    // What a ballot says now: its event with the newest seq. `first_at` is when it was first cast.
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
    // Holds every column that counting a cell reads, so that the count never touches the table.
    'CREATE INDEX ballot_cell ON ballot (article, locale, revision, edition, value)',
    // Every text ever published, with the time it was first seen.
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
