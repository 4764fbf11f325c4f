import { bigint, table, text } from '../../store/table.ts';

/**
 * Ids of requests that were counted, kept for two days so that a retry counts once. `nonce` proves to the statements
 * that follow in one transaction that theirs is the request that came first.
 */
export const request = table({
  name: 'request',
  columns: { id: text(), nonce: text(), at: bigint() },
  primaryKey: ['id'],
  indexes: { request_at: ['at'] },
  isEphemeral: true,
});

/** Counters by day; `kind` says what `name` names. */
export const count = table({
  name: 'count',
  columns: { day: text(), kind: text(), locale: text(), name: text(), n: bigint() },
  primaryKey: ['day', 'kind', 'locale', 'name'],
  export: true,
});

/**
 * A query by its keyed hash. `text` comes with the request that makes it k readers; until then `salt` keys the tags of
 * its readers, and theirs alone.
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
