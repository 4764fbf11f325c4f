import type { Migration } from './migration.ts';

/** Searches that found nothing. */
export const demand: Migration = {
  version: 3,
  name: 'demand',
  statements: [
    'CREATE TABLE request (id TEXT NOT NULL PRIMARY KEY, nonce TEXT NOT NULL, at BIGINT NOT NULL)',
    'CREATE INDEX request_at ON request (at)',
    `CREATE TABLE count (
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      locale TEXT NOT NULL,
      name TEXT NOT NULL,
      n BIGINT NOT NULL,
      PRIMARY KEY (day, kind, locale, name)
    )`,
    `CREATE TABLE demand (
      hash TEXT NOT NULL PRIMARY KEY,
      locale TEXT NOT NULL,
      salt TEXT NOT NULL,
      text TEXT,
      last_at BIGINT NOT NULL
    )`,
    'CREATE INDEX demand_last_at ON demand (last_at)',
    `CREATE TABLE demand_reader (
      hash TEXT NOT NULL,
      tag TEXT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (hash, tag)
    )`,
    'CREATE INDEX demand_reader_at ON demand_reader (at)',
  ],
};
