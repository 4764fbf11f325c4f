import type { Migration } from '../migrate.ts';

/** What readers say beyond a vote. */
export const comments: Migration = {
  version: 5,
  name: 'comments',
  statements: [
    // One for each ballot: whoever holds it may add to it while the vote can be changed.
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
    // What it says about is optional; numbers are on the scale 1 to 5, `resolved` is 0 or 1.
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
