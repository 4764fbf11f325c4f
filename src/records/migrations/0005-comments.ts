import type { Migration } from './migration.ts';

/** Comments and surveys. */
export const comments: Migration = {
  version: 5,
  name: 'comments',
  statements: [
    `CREATE TABLE comment (
      ballot TEXT NOT NULL PRIMARY KEY,
      article TEXT NOT NULL,
      locale TEXT NOT NULL,
      revision TEXT NOT NULL,
      edition TEXT NOT NULL,
      reason TEXT,
      text TEXT,
      trust INTEGER NOT NULL,
      at BIGINT NOT NULL
    )`,
    'CREATE INDEX comment_at ON comment (at)',
    `CREATE TABLE survey (
      id TEXT NOT NULL PRIMARY KEY,
      locale TEXT NOT NULL,
      edition TEXT NOT NULL,
      csat INTEGER NOT NULL,
      resolved INTEGER,
      speed INTEGER,
      reason TEXT,
      article TEXT,
      question TEXT,
      trust INTEGER NOT NULL,
      at BIGINT NOT NULL
    )`,
    'CREATE INDEX survey_at ON survey (at)',
  ],
};
