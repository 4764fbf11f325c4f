import type { Migration } from '../migrate.ts';

/** What readers looked for and did not find. */
export const demand: Migration = {
  version: 3,
  name: 'demand',
  statements: [
    // Ids of requests that were counted, so that a retry counts once; kept for two days. `nonce` proves to
    // the statements that follow in one transaction that theirs is the request that came first.
    'CREATE TABLE request (id TEXT NOT NULL PRIMARY KEY, nonce TEXT NOT NULL, at BIGINT NOT NULL)',
    'CREATE INDEX request_at ON request (at)',
    // Counters by day; `kind` says what `name` names.
    `CREATE TABLE count (
      day TEXT NOT NULL,
      kind TEXT NOT NULL,
      locale TEXT NOT NULL,
      name TEXT NOT NULL,
      n BIGINT NOT NULL,
      PRIMARY KEY (day, kind, locale, name)
    )`,
    // A query by its keyed hash. `text` comes with the request that makes it k readers; until then `salt`
    // keys the tags of its readers, and theirs alone.
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
