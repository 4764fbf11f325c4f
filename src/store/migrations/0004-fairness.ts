import type { Migration } from '../migrate.ts';

/** At most so many votes of one device group count in a day; totals are counted anew where something changed. */
export const fairness: Migration = {
  version: 4,
  name: 'fairness',
  statements: [
    // 1: the vote counts; 0: it is kept and held back.
    'ALTER TABLE event ADD COLUMN trust INTEGER NOT NULL DEFAULT 1',
    'ALTER TABLE ballot ADD COLUMN trust INTEGER NOT NULL DEFAULT 1',
    'DROP INDEX ballot_cell',
    'CREATE INDEX ballot_cell ON ballot (article, locale, revision, edition, trust, value)',
    'ALTER TABLE total ADD COLUMN held_back BIGINT NOT NULL DEFAULT 0',
    // Texts whose total is older than their votes.
    `CREATE TABLE dirty (
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      edition TEXT NOT NULL,
      revision TEXT NOT NULL,
      marked BIGINT NOT NULL,
      PRIMARY KEY (article, locale, edition, revision)
    )`,
    // What is left of votes whose retention is over: how many there were.
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
    // Both are deleted within 48 hours and never copied. `seen` counts votes by tag, which only the
    // day's salt could make again.
    'CREATE TABLE salt (day TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
    'CREATE TABLE seen (tag TEXT NOT NULL PRIMARY KEY, day TEXT NOT NULL, n BIGINT NOT NULL)',
    'CREATE INDEX seen_day ON seen (day)',
    // A row that a transaction writes first makes another process wait for it.
    'CREATE TABLE turn (name TEXT NOT NULL PRIMARY KEY, at BIGINT NOT NULL)',
  ],
};
