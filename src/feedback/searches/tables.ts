import { bigint, table, text } from '../../store/table.ts';

/**
 * Ids of counted requests, kept for two days so that a retry counts once. `nonce` lets later statements of the same
 * transaction check that their request was the first with this id.
 */
export const request = table({
  name: 'request',
  columns: { id: text(), nonce: text(), at: bigint() },
  primaryKey: ['id'],
  indexes: { request_at: ['at'] },
  isEphemeral: true,
});

/** Daily counters; `kind` says what `name` is. */
export const count = table({
  name: 'count',
  columns: { day: text(), kind: text(), locale: text(), name: text(), n: bigint() },
  primaryKey: ['day', 'kind', 'locale', 'name'],
  export: true,
});

/**
 * Queries by keyed hash. `text` is stored by the request that reaches the threshold; until then `salt` keys the tags of
 * this query's readers.
 */
export const demand = table({
  name: 'demand',
  columns: { hash: text(), locale: text(), salt: text(), text: text({ nullable: true }), last_at: bigint() },
  primaryKey: ['hash'],
  indexes: { demand_last_at: ['last_at'] },
  export: { where: 'text IS NOT NULL' },
});

export const demandReader = table({
  name: 'demand_reader',
  columns: { hash: text(), tag: text(), at: bigint() },
  primaryKey: ['hash', 'tag'],
  indexes: { demand_reader_at: ['at'] },
  isEphemeral: true,
});

/**
 * Helpful votes on articles that readers reached from a search, by day and query. Holds nothing that names the vote; rows of
 * a query whose text is not stored are deleted with the query.
 */
export const confirmation = table({
  name: 'confirmation',
  columns: { day: text(), hash: text(), article: text(), n: bigint() },
  primaryKey: ['day', 'hash', 'article'],
  indexes: { confirmation_hash: ['hash'] },
  export: { where: 'hash IN (SELECT hash FROM demand WHERE text IS NOT NULL)' },
});
