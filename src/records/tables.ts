/** A table that may leave the database, as export and import see it. */
export interface ExportedTable {
  /** Columns by which its rows are ordered and read in portions; their values are unique together. */
  key: readonly string[];
  columns: readonly string[];
  /** Rows that leave; all of them when left out. */
  where?: string;
}

/**
 * What an export holds. Salts, tags and hashed queries with their readers stay where they are: they are there
 * to be forgotten. Ballots and totals are made again from the events.
 */
export const exportedTables = {
  revision: {
    key: ['article', 'locale', 'edition', 'revision'],
    columns: ['article', 'locale', 'edition', 'revision', 'sketch', 'redirect_from', 'first_seen'],
  },
  event: {
    key: ['seq'],
    columns: ['id', 'ballot', 'article', 'locale', 'revision', 'value', 'edition', 'at', 'held'],
  },
  tally: {
    key: ['article', 'locale', 'edition', 'hour', 'held', 'revision', 'writer'],
    columns: ['article', 'locale', 'edition', 'hour', 'held', 'revision', 'writer', 'n'],
  },
  folded: {
    key: ['article', 'locale', 'edition', 'revision'],
    columns: ['article', 'locale', 'edition', 'revision', 'helpful', 'not_helpful', 'held_back'],
  },
  comment: {
    key: ['ballot'],
    columns: ['ballot', 'article', 'locale', 'revision', 'edition', 'reason', 'text', 'trust', 'at'],
  },
  survey: {
    key: ['id'],
    columns: ['id', 'locale', 'edition', 'csat', 'resolved', 'speed', 'reason', 'article', 'question', 'trust', 'at'],
  },
  demand: { key: ['hash'], columns: ['hash', 'locale', 'salt', 'text', 'last_at'], where: 'text IS NOT NULL' },
  count: { key: ['day', 'kind', 'locale', 'name'], columns: ['day', 'kind', 'locale', 'name', 'n'] },
} as const satisfies Record<string, ExportedTable>;

/** Columns of any table that hold whole numbers; the others hold text. */
export const numberColumns: ReadonlySet<string> = new Set([
  ...['first_seen', 'at', 'last_at'],
  ...['trust', 'helpful', 'not_helpful', 'held_back', 'n'],
  ...['csat', 'resolved', 'speed'],
]);

export type ExportedTableName = keyof typeof exportedTables;

export const exportedTableNames = Object.keys(exportedTables) as ExportedTableName[];

export function isExportedTable(name: string): name is ExportedTableName {
  return Object.hasOwn(exportedTables, name);
}
